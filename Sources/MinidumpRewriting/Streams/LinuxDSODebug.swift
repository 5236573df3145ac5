import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  /// Behind ``systemInfo``, which decides between the two forms.
  static let linuxDSODebug = StreamTransfer(type: .linuxDSODebug) {
    snapshot throws(MinidumpError) in
    let architecture = snapshot.systemInfo?.record.architecture
    snapshot.linuxDSODebug = try snapshot.stream(LinuxDSODebug.self).map { linker in
      let narrow: [ProcessorArchitecture] = [.x86, .arm, .mips]
      let isNarrow = architecture.map(narrow.contains) ?? false
      return LinuxDSODebugSnapshot(
        linker: isNarrow ? .bits32(linker) : .bits64(linker), dynamic: linker.dynamicSection)
    }
  }
}

extension LinuxDSODebugSnapshot.Linker {
  fileprivate static func bits32(_ linker: LinuxDSODebug) -> Self {
    var head = LinuxDSODebug32Record()
    head.version = linker.version
    head.breakpoint = UInt32(truncatingIfNeeded: linker.breakpoint)
    head.linkerBase = UInt32(truncatingIfNeeded: linker.linkerBase)
    head.dynamic = UInt32(truncatingIfNeeded: linker.dynamic)
    let libraries = linker.map { map in
      var record = LinuxLinkMap32Record()
      record.address = UInt32(truncatingIfNeeded: map.address)
      record.dynamic = UInt32(truncatingIfNeeded: map.dynamic)
      return LinuxDSODebugSnapshot.Library(record: record, name: map.name)
    }
    return .bits32(head, libraries)
  }

  fileprivate static func bits64(_ linker: LinuxDSODebug) -> Self {
    var head = LinuxDSODebug64Record()
    head.version = linker.version
    head.breakpoint = linker.breakpoint
    head.linkerBase = linker.linkerBase
    head.dynamic = linker.dynamic
    let libraries = linker.map { map in
      var record = LinuxLinkMap64Record()
      record.address = map.address
      record.dynamic = map.dynamic
      return LinuxDSODebugSnapshot.Library(record: record, name: map.name)
    }
    return .bits64(head, libraries)
  }
}
