import Symbols

/// Finds where the function of a frame begins, by the instructions that make its frame.
///
/// Searched backwards from where it was running: what makes a frame and saves the return address
/// there belongs, in the order compilers lay code out, to the function that comes next.
struct PrologueSearch {
  private let architecture: Architecture
  private let decoder: PrologueDecoder
  private let code: ModuleCode
  /// How far apart instructions begin.
  private let step: UInt64
  /// How many instructions may be looked at.
  private(set) var remaining: Int

  /// How much code is searched: more than nearly every function has.
  static let reach: UInt64 = 16384
  /// The longest prologue.
  private static let instructionLimit = 48

  init?(in walk: Walk, instructionLimit: Int) {
    guard let decoder = walk.architecture.prologueDecoder else { return nil }
    architecture = walk.architecture
    self.decoder = decoder
    code = walk.code
    let isDense = walk.frame.resumeAddress & walk.architecture.codeStateBits != 0
    step = isDense ? 2 : decoder.alignment
    remaining = instructionLimit
  }

  /// The rules for the caller of a function at an address.
  ///
  /// - Parameters:
  ///   - start: where the function begins, if known.
  ///   - isCalling: the function has called another one, so that it has saved its return address;
  ///     else, unless it is known where it begins, what lies before a return is not its own.
  mutating func rules(at address: UInt64, from start: UInt64?, isCalling: Bool) -> [CFIRules] {
    let floor = max(start ?? 0, address &- min(address, Self.reach))
    var candidate = address
    while candidate >= floor &+ step, let instruction = instruction(at: candidate &- step) {
      candidate &-= step
      switch instruction.effect {
      case .returns where !isCalling && start == nil: return []
      case .stores(_, _, let lowering) where lowering > 0:
        let rules = prologue(from: candidate, to: address).rules(for: architecture)
        if !rules.isEmpty { return rules }
      default: continue
      }
    }
    return []
  }

  private mutating func instruction(at address: UInt64) -> PrologueInstruction? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    return decoder.decode(address, code)
  }

  /// What the instructions between two addresses do, as far as they are executed one after another.
  private mutating func prologue(from start: UInt64, to end: UInt64) -> Prologue {
    var prologue = Prologue()
    var address = firstLowering(before: start)
    for _ in 0..<Self.instructionLimit {
      guard let instruction = instruction(at: address), end &- address >= instruction.byteCount,
        address < end
      else { break }
      prologue.add(instruction.effect, wordByteCount: Int64(architecture.pointerByteCount))
      address &+= instruction.byteCount
      guard instruction.effect == .branches || instruction.effect == .returns else { continue }
      if decoder.hasDelaySlots, address < end, let next = self.instruction(at: address) {
        prologue.add(next.effect, wordByteCount: Int64(architecture.pointerByteCount))
      }
      break
    }
    return prologue
  }

  /// Where the stack pointer began to go down: variable arguments and registers for numbers with
  /// fractions are put on the stack before, on Arm.
  private mutating func firstLowering(before address: UInt64) -> UInt64 {
    var first = address
    for _ in 0..<Self.earlierLowerings {
      guard let earlier = lowering(before: first) else { break }
      first = earlier
    }
    return first
  }

  private static let earlierLowerings = 3

  /// Where the instruction just before an address begins, if it lowers the stack pointer.
  private mutating func lowering(before address: UInt64) -> UInt64? {
    for byteCount in [step, 2 * step] {
      if let instruction = instruction(at: address &- byteCount),
        instruction.byteCount == byteCount,
        case .stores(_, _, let lowering) = instruction.effect, lowering > 0
      {
        return address &- byteCount
      }
    }
    return nil
  }
}
