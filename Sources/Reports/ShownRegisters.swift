import Symbols
import Unwinding

/// The registers of a CPU that a person is shown, in that order.
struct ShownRegisters {
  let registers: [(number: UInt8, name: String)]
  /// Of each of them.
  let digitCount: Int

  init(of architecture: Architecture) {
    let names = architecture.registers.names
    registers = architecture.shownRegisters.compactMap { number in
      Int(number) < names.count ? (number, names[Int(number)]) : nil
    }
    digitCount = 2 * architecture.shownRegisterByteCount
  }
}
