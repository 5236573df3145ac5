import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// Where a process's stacks and its code were.
struct ProcessMap {
  let stacks: AddressRanges
  let code: AddressRanges
  /// Modules as a whole, loaded or not.
  let images: AddressRanges
  /// Whether the dump says which memory can be run, and not only where modules are.
  let knowsCode: Bool
  /// The instructions that were to run next.
  let programCounters: AddressRanges

  init(_ snapshot: DumpSnapshot) {
    stacks = AddressRanges(
      snapshot.threads.compactMap(\.stack).map { ($0.address, $0.byteCount) })
    let executable = AddressRanges(Self.executable(snapshot.dump))
    knowsCode = !executable.isEmpty
    images = AddressRanges(Self.modules(snapshot))
    // The kernel's own modules are in no map.
    let unmapped = Self.modules(snapshot).filter {
      !executable.overlaps(
        MemorySnapshot(address: $0.address, byteCount: $0.byteCount) { _, _ in
          .empty
        })
    }
    code = AddressRanges(Self.executable(snapshot.dump) + unmapped)
    programCounters = AddressRanges(Self.programCounters(snapshot).map { ($0, 1) })
  }

  private typealias Range = (address: UInt64, byteCount: UInt64)

  /// What Linux's maps or Windows' list of attributes say can be run.
  private static func executable(_ dump: Minidump) -> [Range] {
    let maps = (try? dump.stream(LinuxMaps.self)).map(Array.init) ?? []
    let mapped = maps.filter(\.isExecutable).map {
      ($0.startAddress, $0.endAddress - $0.startAddress)
    }
    let attributes = (try? dump.stream(MemoryInfoList.self)).map(Array.init) ?? []
    let execution: UInt32 = 0xf0  // PAGE_EXECUTE to PAGE_EXECUTE_WRITECOPY
    return mapped
      + attributes.filter { $0.protection.rawValue & execution != 0 }.map {
        ($0.baseAddress, $0.regionByteCount)
      }
  }

  private static func modules(_ snapshot: DumpSnapshot) -> [Range] {
    snapshot.modules.map { ($0.record.baseAddress, UInt64($0.record.imageByteCount)) }
      + snapshot.unloadedModules.map {
        ($0.record.baseAddress, UInt64($0.record.imageByteCount))
      }
  }

  private static func programCounters(_ snapshot: DumpSnapshot) -> [UInt64] {
    let architecture = snapshot.systemInfo?.record.architecture
    let threads = (try? snapshot.dump.stream(ThreadList.self)).map(Array.init) ?? []
    let exception = try? snapshot.dump.stream(ExceptionStream.self)
    let contexts =
      threads.map { try? $0.context(architecture) } + [try? exception?.context(architecture)]
    return contexts.compactMap { $0?.programCounter }
  }
}
