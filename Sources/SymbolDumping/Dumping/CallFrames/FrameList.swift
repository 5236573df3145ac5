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

  private(set) var sections: [CallFrameSection] = []
  private(set) var places: [Place] = []

  /// - Throws: when a section cannot be decompressed.
  init(of source: DumpSource, code: CodeExtents) throws(ELFError) {
    // What the program itself uses while it runs comes first.
    for kind in [CallFrameSection.Kind.exceptionFrames, .debugFrames] {
      for file in source.files { try addSection(kind, of: file) }
      if let packed = try? source.program.debugData() { try addSection(kind, of: packed) }
    }
    var all: [Place] = []
    for index in sections.indices {
      for entry in sections[index].descriptions where code.end(around: entry.start) != nil {
        guard entry.start >= source.baseAddress, entry.byteCount > 0 else { continue }
        all.append(
          Place(start: entry.start, end: entry.end, offset: entry.offset, section: index))
      }
    }
    keepFirst(of: all)
  }

  private mutating func addSection(
    _ kind: CallFrameSection.Kind, of file: ELFFile
  ) throws(ELFError) {
    guard let section = try file.callFrameSection(kind) else { return }
    sections.append(section)
  }

  private mutating func keepFirst(of all: [Place]) {
    let sorted = all.sorted {
      if $0.start != $1.start { return $0.start < $1.start }
      return ($0.section, $0.offset) < ($1.section, $1.offset)
    }
    places.reserveCapacity(sorted.count)
    for place in sorted {
      if let last = places.last, last.end > place.start {
        if last.start == place.start { continue }
        places[places.count - 1].end = place.start
      }
      places.append(place)
    }
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
