import Symbols

/// What the first instructions of a function did to the stack, up to one of them.
///
///     the caller's stack pointer (CFA) →  …
///                                         return address     saved at CFA - 8, say
///                                         saved registers
///     stack pointer now                →  …                  CFA - byteCount
struct Prologue {
  /// How far the stack pointer lies below where it was at the call; nil when a register said by
  /// how much it went down.
  private(set) var byteCount: Int64? = 0
  /// Where the caller's registers lie, from where the stack pointer was at the call.
  private(set) var saved: [(register: UInt8, offset: Int64)] = []
  /// A register that stays the same while the stack pointer moves on, and how far it lies below.
  private(set) var framePointer: (register: UInt8, distance: Int64)?

  /// Frames are smaller.
  private static let byteCountLimit: Int64 = 1 << 30

  mutating func add(_ effect: PrologueInstruction.Effect, wordByteCount: Int64) {
    switch effect {
    case .stores(let mask, let offset, let lowering):
      guard let now = byteCount, now + lowering <= Self.byteCountLimit else { return }
      byteCount = now + lowering
      save(mask, from: offset - now - lowering, wordByteCount: wordByteCount)
    case .lowersByRegister: byteCount = nil
    case .setsFramePointer(let register, let offset):
      if let now = byteCount { framePointer = (register, now - offset) }
    case .returns, .branches, .other: break
    }
  }

  private mutating func save(_ mask: UInt32, from start: Int64, wordByteCount: Int64) {
    var offset = start
    for register in UInt8(0)..<32 where mask & 1 << register != 0 {
      // Arguments are stored, too, above the frame; what is stored twice was saved the first time.
      if offset < 0, !saved.contains(where: { $0.register == register }) {
        saved.append((register, offset))
      }
      offset += wordByteCount
    }
  }

  /// The rules this comes to, most dependable first; none where no return address was saved.
  func rules(for architecture: Architecture) -> [CFIRules] {
    guard let link = architecture.linkRegister,
      let returnAddress = saved.first(where: { $0.register == link })
    else { return [] }
    let registers = saved.filter { architecture.calleeSaved.contains($0.register) }
      .map { (number: $0.register, rule: CFIRule.memory(atCFAPlus: $0.offset)) }
    var frames: [CFIRule] = []
    if let (register, distance) = framePointer {
      frames.append(.register(register, plus: distance))
    }
    if let byteCount { frames.append(.register(architecture.stackPointer, plus: byteCount)) }
    return frames.map {
      CFIRules(
        cfa: $0, returnAddress: .memory(atCFAPlus: returnAddress.offset), registers: registers)
    }
  }
}
