import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// What leads to the stacks of a 32-bit program on 64-bit Windows.
struct WoW64Threads {
  /// Memory of words of 32 bits.
  private(set) var stacks: [(address: UInt64, byteCount: UInt64)] = []
  /// The slot of each thread, and the registers it leads to, flags first.
  private(set) var places: [(slot: UInt64, saved: UInt64)] = []
  private let memory: ProcessMemory

  init(_ snapshot: DumpSnapshot) {
    memory = snapshot.listedMemory.merged
    let system = try? snapshot.dump.stream(SystemInfo.self)
    guard system?.architecture == .amd64, system?.platform.isWindows == true else { return }
    let exception = try? snapshot.dump.stream(ExceptionStream.self)
    for thread in (try? snapshot.dump.stream(ThreadList.self)).map(Array.init) ?? [] {
      let contexts = [
        try? thread.context(.amd64),
        exception?.threadID == thread.id ? try? exception?.context(.amd64) : nil,
      ]
      if contexts.contains(where: { $0?.isOf32BitCode == true }) {
        stacks.append((thread.stackAddress, UInt64(thread.stack.byteCount)))
      }
      add(thread)
    }
  }

  private mutating func add(_ thread: Minidump.Thread) {
    guard let context = thread.wow64Context(in: memory),
      let found = thread.wow64Places(in: memory)
    else { return }
    places.append(found)
    if let stack = memory.region(containing: UInt64(context.esp)) {
      stacks.append((stack.address, UInt64(stack.view.byteCount)))
    }
  }

  /// Slots and registers as memory, where `kept` does not have it already.
  func pieces(besides kept: [MemorySnapshot], _ registers: RegisterFilter) -> [MemorySnapshot] {
    let all = places.flatMap { slot, saved in
      let state = memory.prefix(at: saved, byteCount: 4 + ContextX86.byteCount) ?? []
      return [
        MemorySnapshot(address: slot, bytes: memory.prefix(at: slot, byteCount: 8) ?? []),
        MemorySnapshot(address: saved, bytes: registers.sanitized(wow64State: state)),
      ]
    }.sorted { $0.address < $1.address }
    let keptRanges = AddressRanges(kept.map { ($0.address, $0.byteCount) })
    var end: UInt64 = 0
    return all.filter { piece in
      let (last, overflow) = piece.address.addingReportingOverflow(piece.byteCount)
      guard piece.byteCount > 0, piece.address >= end, !overflow, !keptRanges.overlaps(piece) else {
        return false
      }
      end = last
      return true
    }
  }
}

extension CPUContext {
  fileprivate var isOf32BitCode: Bool {
    if case .amd64(let context) = self { ContextX86(runningOn: context) != nil } else { false }
  }
}

extension RegisterFilter {
  /// Flags and machine type, then a context of x86 without what is no general register; no more than
  /// there was.
  fileprivate func sanitized(wow64State bytes: [UInt8]) -> [UInt8] {
    let context = ContextSnapshot(bytes: ByteView(Array(bytes.dropFirst(4))))
    let kept = sanitized(context, as: .x86)?.encoded(.littleEndian) ?? []
    return Array((bytes.prefix(4) + kept).prefix(bytes.count))
  }
}
