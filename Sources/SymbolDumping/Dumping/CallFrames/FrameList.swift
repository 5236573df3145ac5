import Bytes
import DWARF
import ELF

/// Where the call-frame information of each function lies, by address, none over another.
struct FrameList: Sendable {
  /// A function's, in one of ``FrameList/sections``.
  struct Place: Sendable {
    /// In the linked file.
    var start: UInt64
    var end: UInt64
    var offset: Int
    var section: Int
  }

  let sections: [CallFrameSection]
  private(set) var places: [Place] = []

  init(of sections: [CallFrameSection], code: CodeExtents, baseAddress: UInt64) {
    self.sections = sections
    for index in sections.indices {
      for entry in sections[index].descriptions where code.end(around: entry.start) != nil {
        guard entry.start >= baseAddress, entry.byteCount > 0 else { continue }
        places.append(
          Place(start: entry.start, end: entry.end, offset: entry.offset, section: index))
      }
    }
    keepFirst()
  }

  private mutating func keepFirst() {
    places.sort {
      if $0.start != $1.start { return $0.start < $1.start }
      return ($0.section, $0.offset) < ($1.section, $1.offset)
    }
    var count = 0
    for place in places {
      if count > 0, places[count - 1].end > place.start {
        if places[count - 1].start == place.start { continue }
        places[count - 1].end = place.start
      }
      places[count] = place
      count += 1
    }
    places.removeLast(places.count - count)
  }
}

extension DumpSource {
  /// What the program itself uses while it runs comes first.
  ///
  /// - Throws: when a section cannot be decompressed.
  func callFrameSections() throws(ELFError) -> [CallFrameSection] {
    var sections: [CallFrameSection] = []
    for kind in [CallFrameSection.Kind.exceptionFrames, .debugFrames] {
      for file in files {
        if let section = try file.callFrameSection(kind) { sections.append(section) }
      }
    }
    if let packed = try? program.debugData(),
      let section = try packed.callFrameSection(.debugFrames)
    {
      sections.append(section)
    }
    return sections
  }
}

extension ELFFile {
  /// Nil when there is none, or it is empty as `strip` leaves it in debug files.
  fileprivate func callFrameSection(
    _ kind: CallFrameSection.Kind
  ) throws(ELFError) -> CallFrameSection? {
    let name = kind == .exceptionFrames ? ".eh_frame" : ".debug_frame"
    guard let contents = try contents(ofSection: name) else { return nil }
    let address = section(named: name)?.address ?? 0
    var section = CallFrameSection(
      kind, contents, address: address, addressByteCount: addressByteCount, order: byteOrder,
      dialect: machine.callFrameDialect)
    section.textAddress = self.section(named: ".text")?.address ?? 0
    section.dataAddress = self.section(named: ".got")?.address ?? 0
    return section
  }
}

extension ELFMachine {
  fileprivate var callFrameDialect: CallFrameSection.Dialect {
    switch self {
    case .arm64: .arm64
    case .sparc, .sparc32Plus, .sparc64: .sparc
    default: .common
    }
  }
}
