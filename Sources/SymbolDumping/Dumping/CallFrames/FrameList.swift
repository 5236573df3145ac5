import Bytes
import DWARF
import ELF
import NativeSymbols

/// Where the call-frame information of each function lies, by address, none over another.
struct FrameList: Sendable {
  /// A function's, in one of ``FrameList/sections``, or behind the last of them in Arm's tables.
  struct Place: Sendable {
    /// In the linked file.
    var start: UInt64
    var end: UInt64
    /// In the section; of Arm's tables, the entry's number.
    var offset: Int
    var section: Int
  }

  let sections: [CallFrameSection]
  /// Asked about what no section covers.
  let exceptionIndex: ARMExceptionIndex?
  private(set) var places: [Place] = []

  init(
    of sections: [CallFrameSection], exceptionIndex: ARMExceptionIndex?, code: CodeExtents,
    baseAddress: UInt64
  ) {
    self.sections = sections
    self.exceptionIndex = exceptionIndex
    for index in sections.indices {
      for entry in sections[index].descriptions where code.end(around: entry.start) != nil {
        guard entry.start >= baseAddress, entry.byteCount > 0 else { continue }
        places.append(
          Place(start: entry.start, end: entry.end, offset: entry.offset, section: index))
      }
    }
    keepFirst()
    if let exceptionIndex {
      fillGaps(by: exceptionPlaces(exceptionIndex, code).filter { $0.start >= baseAddress })
    }
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

// MARK: - Arm's exception tables

extension FrameList {
  /// Each entry's, up to where the next begins or the code ends.
  private func exceptionPlaces(_ index: ARMExceptionIndex, _ code: CodeExtents) -> [Place] {
    var all: [Place] = []
    for entry in 0..<index.count {
      guard let start = index.start(ofEntry: entry), let limit = code.end(around: start) else {
        continue
      }
      let next = index.start(ofEntry: entry + 1) ?? limit
      if next > start {
        all.append(
          Place(start: start, end: min(next, limit), offset: entry, section: sections.count))
      }
    }
    return all
  }

  /// Adds what of other places lies between those that are there; both are by address.
  private mutating func fillGaps(by others: [Place]) {
    var gaps: [Place] = []
    var (next, end) = (0, UInt64(0))
    for other in others {
      var rest = other
      rest.start = max(rest.start, end)
      while next < places.count, places[next].start < other.end {
        let place = places[next]
        if place.start > rest.start { gaps.append(rest.upTo(place.start)) }
        rest.start = max(rest.start, place.end)
        // One that reaches further covers of the following ones, too.
        if place.end >= other.end { break }
        next += 1
      }
      if rest.start < rest.end { gaps.append(rest) }
      end = max(end, other.end)
    }
    places += gaps
    places.sort { $0.start < $1.start }
  }
}

extension FrameList.Place {
  fileprivate func upTo(_ end: UInt64) -> Self {
    var copy = self
    copy.end = end
    return copy
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
    return CallFrameSection(
      kind, contents, address: section(named: name)?.address ?? 0, of: self)
  }
}
