import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension SnapshotLiteral {
  /// Everything of a dump that the writer can write.
  init(of dump: Minidump) throws {
    timestamp = dump.header.timestamp
    flags = dump.header.flags
    systemInfo = try dump.stream(SystemInfo.self).map {
      SystemInfoSnapshot(record: $0.record, servicePack: $0.servicePack)
    }
    miscInfo = try dump.stream(MiscInfo.self).map(MiscInfoSnapshot.init)
    threads = try Self.threads(of: dump)
    modules = try dump.stream(ModuleList.self)?.map { ModuleSnapshot($0, in: dump) } ?? []
    unloadedModules =
      try dump.stream(UnloadedModuleList.self)?.map {
        UnloadedModuleSnapshot(record: $0.record, name: $0.name)
      } ?? []
    exception = try dump.stream(ExceptionStream.self).map {
      ExceptionSnapshot(record: $0.record, context: ContextSnapshot(bytes: $0.contextBytes))
    }
    memory = ProcessMemory(of: dump).regions.map {
      MemorySnapshot(address: $0.address, bytes: $0.view)
    }
    memoryInfo = try dump.stream(MemoryInfoList.self).map(Array.init) ?? []
    handles =
      try dump.stream(HandleData.self)?.map {
        HandleSnapshot(record: $0.record, typeName: $0.typeName, objectName: $0.objectName)
      } ?? []
    breakpadInfo = try dump.stream(BreakpadInfo.self)?.record
    assertionInfo = try dump.stream(AssertionInfo.self)?.record
    linuxDSODebug = try dump.stream(LinuxDSODebug.self).map {
      LinuxDSODebugSnapshot($0, systemInfo?.record.architecture)
    }
    crashpad = try dump.stream(CrashpadInfo.self).map(CrashpadSnapshot.init)
    rawStreams = Self.rawStreams(of: dump)
  }

  private static func threads(of dump: Minidump) throws -> [ThreadSnapshot] {
    let names = try dump.stream(ThreadNames.self)?.byThreadID ?? [:]
    return try dump.stream(ThreadList.self)?.map { thread in
      ThreadSnapshot(
        record: thread.record,
        context: thread.contextBytes.isEmpty
          ? nil : ContextSnapshot(bytes: thread.contextBytes),
        stack: thread.stack.isEmpty
          ? nil : MemorySnapshot(address: thread.stackAddress, bytes: thread.stack),
        name: names[thread.id])
    } ?? []
  }

  /// The streams that point nowhere and that nobody writes from values.
  private static func rawStreams(of dump: Minidump) -> [RawStream] {
    let written: Set<StreamType> = [
      .systemInfo, .miscInfo, .threadList, .threadNames, .moduleList, .unloadedModuleList,
      .exception, .memoryList, .memory64List, .memoryInfoList, .handleData, .breakpadInfo,
      .assertionInfo, .linuxDSODebug, .crashpadInfo,
    ]
    let lost: Set<StreamType> = [.unused, .mozMacosCrashInfo, .handleOperationList]
    return dump.streams.filter { !written.contains($0.type) && !lost.contains($0.type) }
      .map { RawStream(type: $0.type, bytes: $0.view) }
  }
}

extension MiscInfoSnapshot {
  init(_ misc: MiscInfo) {
    switch misc.version {
    case 1: self = .first(misc.record.fourth.third.second.first)
    case 2: self = .second(misc.record.fourth.third.second)
    case 3: self = .third(misc.record.fourth.third)
    case 4: self = .fourth(misc.record.fourth)
    default: self = .fifth(misc.record)
    }
  }
}

extension ModuleSnapshot {
  init(_ module: Minidump.Module, in dump: Minidump) {
    let codeView: CodeViewSnapshot? =
      switch module.codeView {
      case .pdb70(let guid, let age, let name): .pdb70(guid: guid, age: age, name: name)
      case .pdb20(let timestamp, let age, let name):
        .pdb20(timestamp: timestamp, age: age, name: name)
      case .elfBuildID(let identifier): .buildID(identifier)
      case .unreadable: .other(module.codeViewBytes)
      case nil: nil
      }
    self.init(
      record: module.record, name: module.name, codeView: codeView,
      miscellaneous: dump.bytes(at: module.record.miscellaneous))
  }
}

extension LinuxDSODebugSnapshot {
  init(_ linker: LinuxDSODebug, _ architecture: ProcessorArchitecture?) {
    let narrow: [ProcessorArchitecture] = [.x86, .arm, .mips]
    if let architecture, narrow.contains(architecture) {
      let head = filled(LinuxDSODebug32Record()) {
        $0.version = linker.version
        $0.breakpoint = UInt32(truncatingIfNeeded: linker.breakpoint)
        $0.linkerBase = UInt32(truncatingIfNeeded: linker.linkerBase)
        $0.dynamic = UInt32(truncatingIfNeeded: linker.dynamic)
      }
      let libraries = linker.map { map in
        Library(
          record: filled(LinuxLinkMap32Record()) {
            $0.address = UInt32(truncatingIfNeeded: map.address)
            $0.dynamic = UInt32(truncatingIfNeeded: map.dynamic)
          }, name: map.name)
      }
      self.init(linker: .bits32(head, libraries), dynamic: linker.dynamicSection)
    } else {
      let head = filled(LinuxDSODebug64Record()) {
        $0.version = linker.version
        $0.breakpoint = linker.breakpoint
        $0.linkerBase = linker.linkerBase
        $0.dynamic = linker.dynamic
      }
      let libraries = linker.map { map in
        Library(
          record: filled(LinuxLinkMap64Record()) {
            $0.address = map.address
            $0.dynamic = map.dynamic
          }, name: map.name)
      }
      self.init(linker: .bits64(head, libraries), dynamic: linker.dynamicSection)
    }
  }
}

extension CrashpadSnapshot {
  init(_ info: CrashpadInfo) {
    self.init(
      reportID: info.reportID, clientID: info.clientID,
      simpleAnnotations: info.simpleAnnotations.map(SimpleAnnotation.init),
      modules: info.modules.map { module in
        Module(
          moduleIndex: module.moduleIndex, listAnnotations: module.listAnnotations,
          simpleAnnotations: module.simpleAnnotations.map(SimpleAnnotation.init),
          annotationObjects: module.annotationObjects.map {
            Annotation(name: $0.name, type: $0.type, value: ByteView($0.value))
          })
      }, addressMask: info.addressMask)
  }
}

extension CrashpadSnapshot.SimpleAnnotation {
  fileprivate init(_ annotation: CrashpadInfo.Annotation) {
    self.init(annotation.key, annotation.value)
  }
}
