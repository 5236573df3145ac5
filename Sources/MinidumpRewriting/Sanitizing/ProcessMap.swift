import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// Where a process's stacks and its code were.
struct ProcessMap {
  let stacks: AddressRanges
  /// Those of ``stacks`` whose words have 32 bits although the process has 64.
  let narrowStacks: AddressRanges
  /// What could be run.
  let code: AddressRanges
  /// What could be run and not be written.
  let constantCode: AddressRanges
  /// Modules as a whole, loaded or not.
  let images: AddressRanges
  /// Modules of which the dump does not say what in them could be run.
  let unmappedImages: AddressRanges
  /// Whether the dump says which memory can be run, and not only where modules are.
  let knowsCode: Bool
  /// The instructions that were to run next.
  let programCounters: AddressRanges

  init(_ snapshot: DumpSnapshot, _ wow64: WoW64Threads) {
    stacks = AddressRanges(
      snapshot.threads.compactMap(\.stack).map { ($0.address, $0.byteCount) } + wow64.stacks)
    narrowStacks = AddressRanges(wow64.stacks)
    let mapped = Self.executable(snapshot.dump)
    let executable = AddressRanges(mapped.map(\.range))
    knowsCode = !executable.isEmpty
    constantCode = AddressRanges(mapped.filter { !$0.isWritable }.map(\.range))
    images = AddressRanges(Self.modules(snapshot))
    // The kernel's own modules are in no map.
    let unmapped = Self.modules(snapshot).filter {
      !executable.overlaps(
        MemorySnapshot(address: $0.address, byteCount: $0.byteCount) { _, _ in
          .empty
        })
    }
    unmappedImages = AddressRanges(unmapped)
    code = AddressRanges(mapped.map(\.range) + unmapped)
    programCounters = AddressRanges(Self.programCounters(snapshot).map { ($0, 1) })
  }

  private typealias Range = (address: UInt64, byteCount: UInt64)

  /// What Linux's maps or Windows' list of attributes say can be run.
  private static func executable(_ dump: Minidump) -> [(range: Range, isWritable: Bool)] {
    let maps = (try? dump.stream(LinuxMaps.self)).map(Array.init) ?? []
    let mapped = maps.filter(\.isExecutable).map {
      (range: ($0.startAddress, $0.endAddress - $0.startAddress), isWritable: $0.isWritable)
    }
    let attributes = (try? dump.stream(MemoryInfoList.self)).map(Array.init) ?? []
    let execution: UInt32 = 0xf0  // PAGE_EXECUTE to PAGE_EXECUTE_WRITECOPY
    let writing: UInt32 = 0x40  // PAGE_EXECUTE_READWRITE; a page written after WRITECOPY says so
    return mapped
      + attributes.filter { $0.protection.rawValue & execution != 0 }.map {
        (
          range: ($0.baseAddress, $0.regionByteCount),
          isWritable: $0.protection.rawValue & writing != 0
        )
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
