/// What the kernel leaves on the stack when it calls a signal handler, as seen from the trampoline
/// the handler returns to: the registers of what was interrupted.
public struct SignalFrameLayout: Sendable {
  /// A saved register: its number and where it lies from the stack pointer.
  public struct Slot: Sendable {
    var number: UInt8
    var offset: UInt64
  }

  /// A field that has only certain values, so that a stack without the layout is not taken for one.
  public struct Check: Sendable {
    var offset: UInt64
    var byteCount: Int
    var mask: UInt64
    var values: [UInt64]
  }

  /// The function the trampoline is, where symbols name it.
  public var trampolineNames: [String]
  /// The trampoline's first instructions, as one number of 4 or 8 bytes in the CPU's order of bytes.
  public var trampolineCode: [UInt64]
  /// Of the registers of what was interrupted.
  public var slots: [Slot]
  /// All of them must hold.
  public var checks: [Check]

  /// Slots one behind the other, of a pointer's size each.
  static func slots(_ numbers: [UInt8], from offset: UInt64, step: UInt64) -> [Slot] {
    numbers.enumerated().map { Slot(number: $1, offset: offset + UInt64($0) * step) }
  }
}
