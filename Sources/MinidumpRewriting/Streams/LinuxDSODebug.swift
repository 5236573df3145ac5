import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  /// Behind ``systemInfo``, by which the reader tells the layout.
  static let linuxDSODebug = StreamTransfer(type: .linuxDSODebug) {
    snapshot throws(MinidumpError) in
    guard let linker = try snapshot.stream(LinuxDSODebug.self) else { return }
    let dynamic = snapshot.affordable(linker.dynamicSection)
    // Many libraries may all point to the same long name.
    let libraries = linker.prefix { snapshot.spend($0.name.utf8.count) }
    snapshot.linuxDSODebug = LinuxDSODebugSnapshot(
      linker: LinuxDSODebugSnapshot.Linker(linker, libraries), dynamic: dynamic)
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
