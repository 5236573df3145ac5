import Bytes
import MinidumpFormat
import MinidumpWriting

extension SeededGenerator {
  /// Any process at all, as far as what is random about it can be read back.
  mutating func snapshot() -> SnapshotLiteral {
    var snapshot = SnapshotLiteral(
      timestamp: number(), flags: number(), streamOrder: streamOrder())
    snapshot.systemInfo = maybe { $0.systemInfo() }
    snapshot.miscInfo = maybe { $0.miscInfo() }
    snapshot.threads = list(5) { $0.thread() }
    snapshot.modules = list(5) { $0.module() }
    snapshot.unloadedModules = list(3) {
      UnloadedModuleSnapshot(record: $0.record(), name: $0.text())
    }
    snapshot.exception = maybe { $0.exception(in: snapshot.threads) }
    if snapshot.exception != nil {
      snapshot.furtherExceptions = list(2) { $0.exception(in: snapshot.threads) }
    }
    snapshot.memory = list(6) { $0.memory() }
    snapshot.memoryInfo = list(4) { $0.record() }
    snapshot.handles = list(4) {
      HandleSnapshot(
        record: $0.record(), typeName: $0.maybe { $0.text() }, objectName: $0.maybe { $0.text() })
    }
    snapshot.breakpadInfo = maybe { $0.record() }
    snapshot.assertionInfo = maybe { $0.record() }
    snapshot.linuxDSODebug = maybe { $0.linker(snapshot.systemInfo?.record.architecture) }
    snapshot.crashpad = maybe { $0.crashpad() }
    snapshot.macCrashInfo = maybe { $0.macCrashInfo() }
    snapshot.macBootArguments = maybe { $0.text() }
    snapshot.sentryStackTraces = maybe { $0.sentryStackTraces() }
    snapshot.rawStreams = rawStreams()
    addWindows(to: &snapshot)
    return snapshot
  }

  /// Some streams, whether or not there is anything for them.
  private mutating func streamOrder() -> [StreamType] {
    let types: [StreamType] = [
      .threadList, .moduleList, .memoryList, .memory64List, .threadNames, .handleData,
      .unloadedModuleList, .memoryInfoList, .systemInfo, .linuxMaps,
    ]
    return Array(types.shuffled(using: &self).prefix(Int(number(UInt8(4)))))
  }

  private mutating func systemInfo() -> SystemInfoSnapshot {
    let architectures: [ProcessorArchitecture] = [.x86, .amd64, .arm, .arm64, .arm64Old]
    var record: SystemInfoRecord = record()
    record.architecture = architectures.randomElement(using: &self) ?? .amd64
    return SystemInfoSnapshot(record: record, servicePack: maybe { $0.text() })
  }

  private mutating func miscInfo() -> MiscInfoSnapshot {
    switch number(UInt8(4)) {
    case 0: .first(record())
    case 1: .second(record())
    case 2: .third(record())
    case 3: .fourth(record())
    default: .fifth(record())
    }
  }

  private mutating func thread() -> ThreadSnapshot {
    var thread = ThreadSnapshot(
      record: record(), context: maybe { $0.context() }, stack: maybe { $0.memory() },
      name: maybe { $0.text() })
    thread.isStackListed = !once(in: 4)
    return thread
  }

  private mutating func context() -> ContextSnapshot {
    switch number(UInt8(11)) {
    case 0: ContextSnapshot(record(ContextX86.self))
    case 1: ContextSnapshot(record(ContextAMD64.self), extendedState: ByteView(bytes(40)))
    case 2: ContextSnapshot(record(ContextARM.self))
    case 3: ContextSnapshot(record(ContextARM64.self))
    case 4: ContextSnapshot(record(ContextARM64Old.self))
    case 5: ContextSnapshot(record(ContextMIPS.self))
    case 6: ContextSnapshot(record(ContextRISCV.self))
    case 7: ContextSnapshot(record(ContextRISCV64.self))
    case 8: ContextSnapshot(record(ContextPPC.self))
    case 9: ContextSnapshot(record(ContextPPC64.self))
    case 10: ContextSnapshot(record(ContextSPARC.self))
    default: ContextSnapshot(bytes: ByteView(bytes(40)))
    }
  }

  /// Memory in a space so small that pieces touch, overlap and lie inside one another. A byte
  /// depends on its address alone.
  mutating func memory() -> MemorySnapshot {
    let address = 0x7000_0000_0000 + UInt64(number(UInt8.max))
    return MemorySnapshot(
      address: address,
      bytes: (0..<UInt64(number(UInt8(60)))).map {
        UInt8(truncatingIfNeeded: (address + $0) &* 0x9e37_79b9 >> 8)
      })
  }

  private mutating func exception(in threads: [ThreadSnapshot]) -> ExceptionSnapshot {
    var record: ExceptionStreamRecord = record()
    record.exception.parameterCount = number(15)
    if let thread = threads.randomElement(using: &self) {
      record.threadID = thread.record.id
    }
    return ExceptionSnapshot(record: record, context: maybe { $0.context() })
  }

  private mutating func module() -> ModuleSnapshot {
    ModuleSnapshot(
      record: record(), name: text(), codeView: maybe { $0.codeView() },
      miscellaneous: ByteView(bytes(20)))
  }

  private mutating func codeView() -> CodeViewSnapshot {
    switch number(UInt8(3)) {
    case 0: .pdb70(guid: record(), age: number(), name: text())
    case 1: .pdb20(timestamp: number(), age: number(), name: text())
    case 2: .buildID(bytes(40))
    default: .other(ByteView([0x7f, 1, 1, 0x7f] + bytes(20)))
    }
  }

  /// Addresses as they are: the reader tells the forms apart by them.
  private mutating func linker(_ architecture: ProcessorArchitecture?) -> LinuxDSODebugSnapshot {
    if architecture == .x86 || architecture == .arm {
      return LinuxDSODebugSnapshot(
        linker: .bits32(
          record(), list(3) { LinuxDSODebugSnapshot.Library(record: $0.record(), name: $0.text()) }),
        dynamic: dynamic(entryByteCount: 8))
    }
    var head: LinuxDSODebug64Record = record()
    head.breakpoint &= 0x7fff_ffff_ffff
    head.linkerBase &= 0x7fff_ffff_f000
    head.dynamic &= 0x7fff_ffff_ffff
    if once(in: 2) {
      let packed = filled(LinuxDSODebug64PackedRecord()) {
        $0.version = head.version
        $0.breakpoint = head.breakpoint
        $0.linkerBase = head.linkerBase
        $0.dynamic = head.dynamic
      }
      return LinuxDSODebugSnapshot(
        linker: .bits64Packed(
          packed, list(3) { LinuxDSODebugSnapshot.Library(record: $0.record(), name: $0.text()) }),
        dynamic: dynamic(entryByteCount: 16))
    }
    return LinuxDSODebugSnapshot(
      linker: .bits64(
        head, list(3) { LinuxDSODebugSnapshot.Library(record: $0.record(), name: $0.text()) }),
      dynamic: dynamic(entryByteCount: 16))
  }

  /// Whole entries, by which the reader tells the layouts apart where addresses do not.
  private mutating func dynamic(entryByteCount: Int) -> ByteView {
    let bytes = list(3) { random in (0..<entryByteCount).map { _ in random.number(UInt8.max) } }
    return ByteView(bytes.flatMap(\.self))
  }

  private mutating func crashpad() -> CrashpadSnapshot {
    var crashpad = CrashpadSnapshot(
      reportID: record(), clientID: record(), simpleAnnotations: list(3) { $0.annotation() },
      modules: list(3) { random in
        CrashpadSnapshot.Module(
          moduleIndex: random.number(), listAnnotations: random.list(3) { $0.text() },
          simpleAnnotations: random.list(3) { $0.annotation() },
          annotationObjects: random.list(3) {
            CrashpadSnapshot.Annotation(
              name: $0.text(), type: $0.number(), value: ByteView($0.bytes(30)))
          })
      }, addressMask: maybe { $0.number() })
    crashpad.version = number()
    return crashpad
  }

  private mutating func annotation() -> CrashpadSnapshot.SimpleAnnotation {
    CrashpadSnapshot.SimpleAnnotation(text(), text())
  }

  private mutating func rawStreams() -> [RawStream] {
    let types: [StreamType] = [
      .linuxCPUInfo, .linuxProcStatus, .linuxLSBRelease, .linuxCommandLine, .linuxEnvironment,
      .linuxAuxiliaryVector, .mozLinuxLimits, .linuxProcStat, .facebookLogcat,
      StreamType(rawValue: 0x1_0001), StreamType(rawValue: 0x1_0002), .iptTrace,
      .javaScriptData,
    ]
    return types.shuffled(using: &self).prefix(Int(number(UInt8(5)))).map {
      RawStream(type: $0, bytes: ByteView(bytes(50)))
    }
  }
}
