import Bytes
import MinidumpReading
import Unwinding

extension MemoryExcerpt {
  /// What of the memory around a crash the dump holds: behind the instruction, at the stack pointer,
  /// and around the address the crash is about; each piece once.
  static func around(_ state: ProcessState, in memory: ProcessMemory) -> [MemoryExcerpt] {
    let frame = state.requestingThreadSummary?.stack.frames.first
    let stackPointer = state.system.architecture.flatMap { frame?.registers[$0.stackPointer] }
    let places: [(Subject, UInt64?)] = [
      (.instructions, frame?.instructionAddress), (.stack, stackPointer),
      (.crashAddress, state.crash?.address),
    ]
    var excerpts: [MemoryExcerpt] = []
    for (subject, focus) in places {
      guard let focus, !excerpts.contains(where: { $0.focus == focus }),
        let excerpt = MemoryExcerpt(subject, at: focus, in: memory)
      else { continue }
      excerpts.append(excerpt)
    }
    return excerpts
  }

  /// Whole lines of 16 bytes as far as the region goes; nil where the dump has nothing.
  private init?(_ subject: Subject, at focus: UInt64, in memory: ProcessMemory) {
    guard let region = memory.region(containing: focus) else { return nil }
    let line = focus & ~15
    let leading = subject == .stack ? 0 : Self.leadingByteLimit
    let start = max(region.address, line > leading ? line - leading : 0)
    let bytes = region.view.clampedSlice(
      at: start - region.address, byteCount: UInt64(Self.byteLimit))
    self.init(subject: subject, focus: focus, address: start, bytes: bytes.bytes)
  }
}
