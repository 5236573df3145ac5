/// One machine instruction, as far as the first ones of functions are concerned.
struct PrologueInstruction {
  var byteCount: UInt64
  var effect: Effect

  enum Effect: Equatable {
    /// Lowers the stack pointer by some bytes, then stores the registers of a mask from
    /// `stack pointer + offset` on, one behind the other, lowest number first.
    case stores(UInt32, at: Int64, lowering: Int64)
    /// Lowers the stack pointer by as much as a register says.
    case lowersByRegister
    /// A register becomes the stack pointer plus a number.
    case setsFramePointer(UInt8, plus: Int64)
    case returns
    /// Jumps, branches or calls; the next instruction may belong to another path.
    case branches
    case other
  }

  static func lowering(_ amount: Int64) -> Effect {
    amount > 0 ? .stores(0, at: 0, lowering: amount) : .other
  }

  static func storing(_ register: UInt32, at offset: Int64) -> Effect {
    .stores(1 << (register & 31), at: offset, lowering: 0)
  }
}

/// Tells what the instructions of a CPU do to the stack.
public struct PrologueDecoder: Sendable {
  /// How far apart instructions begin.
  var alignment: UInt64
  /// An instruction in the delay slot of a branch is executed with it.
  var hasDelaySlots = false
  /// Nil where the bytes are not at hand.
  let decode: @Sendable (UInt64, any StackMemory) -> PrologueInstruction?
}

extension UInt64 {
  /// Some bits as a number, moved to a place in another.
  func bits(_ low: UInt64, count: UInt64, to place: UInt64 = 0) -> Int64 {
    Int64((self >> low) & ((1 << count) - 1)) << Int64(place)
  }

  /// The same as a signed number.
  func signedBits(_ low: UInt64, count: UInt64) -> Int64 {
    let shift = Int64(64 - count)
    return (bits(low, count: count) << shift) >> shift
  }
}
