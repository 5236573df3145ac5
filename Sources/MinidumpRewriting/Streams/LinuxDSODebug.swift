import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  /// Behind ``systemInfo``, by which the reader tells the layout.
  static let linuxDSODebug = StreamTransfer(type: .linuxDSODebug) {
    snapshot throws(MinidumpError) in
    guard let linker = try snapshot.stream(LinuxDSODebug.self) else { return }
    // Many libraries may all point to the same long name.
    let libraries = linker.prefix { snapshot.spend($0.name.utf8.count) }
    snapshot.linuxDSODebug = LinuxDSODebugSnapshot(
      linker: LinuxDSODebugSnapshot.Linker(linker, libraries),
      dynamic: snapshot.affordable(linker.dynamicSection))
    snapshot.endDynamicSection(for: linker.layout)
  }
}

extension DumpSnapshot {
  /// Gives the copy of `.dynamic` the end by which readers tell the layout, where they would take it
  /// for another: the stream was cut off, or there was too much of it.
  fileprivate mutating func endDynamicSection(for layout: LinuxDSODebug.Layout) {
    guard let state = linuxDSODebug else { return }
    let written = ByteView(state.linker.header(dump.byteOrder) + state.dynamic.bytes)
    let seen = LinuxDSODebug.Layout(
      of: written, on: systemInfo?.record.architecture, claiming: written.byteCount,
      dump.byteOrder)
    guard seen != layout else { return }
    let entryByteCount = 2 * layout.wordByteCount
    let bytes = state.dynamic.bytes
    let starts = stride(from: 0, through: bytes.count - entryByteCount, by: entryByteCount)
    let end = starts.first { start in
      bytes[start..<start + layout.wordByteCount].allSatisfy { $0 == 0 }
    }
    let kept = bytes[..<(end ?? bytes.count / entryByteCount * entryByteCount)]
    linuxDSODebug?.dynamic = ByteView(kept + [UInt8](repeating: 0, count: entryByteCount))
    note(
      MinidumpError(
        "Linux DSO debug", "its copy of .dynamic has no end: it is given one",
        at: state.dynamic.fileOffset))
  }
}

extension LinuxDSODebugSnapshot.Linker {
  /// The bytes in front of the copy of `.dynamic`.
  fileprivate func header(_ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    switch self {
    case .bits32(let record, _): builder.append(record)
    case .bits64(let record, _): builder.append(record)
    case .bits64Packed(let record, _): builder.append(record)
    }
    return builder.bytes
  }
}

extension LinuxDSODebugSnapshot.Linker {
  fileprivate init(_ linker: LinuxDSODebug, _ libraries: some Sequence<Minidump.LinkMap>) {
    switch linker.layout {
    case .bits32:
      self = .bits32(LinuxDSODebug32Record(linker), libraries.map { .init($0) })
    case .bits64:
      self = .bits64(LinuxDSODebug64Record(linker), libraries.map { .init($0) })
    case .bits64Packed:
      self = .bits64Packed(LinuxDSODebug64PackedRecord(linker), libraries.map { .init($0) })
    }
  }
}

extension LinuxDSODebug32Record {
  fileprivate init(_ linker: LinuxDSODebug) {
    self.init()
    version = linker.version
    breakpoint = UInt32(truncatingIfNeeded: linker.breakpoint)
    linkerBase = UInt32(truncatingIfNeeded: linker.linkerBase)
    dynamic = UInt32(truncatingIfNeeded: linker.dynamic)
  }
}

extension LinuxDSODebug64Record {
  fileprivate init(_ linker: LinuxDSODebug) {
    self.init()
    version = linker.version
    breakpoint = linker.breakpoint
    linkerBase = linker.linkerBase
    dynamic = linker.dynamic
  }
}

extension LinuxDSODebug64PackedRecord {
  fileprivate init(_ linker: LinuxDSODebug) {
    self.init()
    version = linker.version
    breakpoint = linker.breakpoint
    linkerBase = linker.linkerBase
    dynamic = linker.dynamic
  }
}

extension LinuxDSODebugSnapshot.Library<LinuxLinkMap32Record> {
  fileprivate init(_ map: Minidump.LinkMap) {
    self.init(record: LinuxLinkMap32Record(), name: map.name)
    record.address = UInt32(truncatingIfNeeded: map.address)
    record.dynamic = UInt32(truncatingIfNeeded: map.dynamic)
  }
}

extension LinuxDSODebugSnapshot.Library<LinuxLinkMap64Record> {
  fileprivate init(_ map: Minidump.LinkMap) {
    self.init(record: LinuxLinkMap64Record(), name: map.name)
    record.address = map.address
    record.dynamic = map.dynamic
  }
}

extension LinuxDSODebugSnapshot.Library<LinuxLinkMap64PackedRecord> {
  fileprivate init(_ map: Minidump.LinkMap) {
    self.init(record: LinuxLinkMap64PackedRecord(), name: map.name)
    record.address = map.address
    record.dynamic = map.dynamic
  }
}
