import Bytes
import MinidumpFormat
import MinidumpReading

/// What the status register of 32-bit Arm says of the instruction that is next.
struct ARMState: Hashable {
  /// Whether it is one of Thumb.
  var isThumb: Bool
  /// The condition of an `it` before it in bits 4 to 7, in bits 0 to 3 what is left of its block.
  var blockState: UInt8

  init(isThumb: Bool, blockState: UInt8 = 0) {
    self.isThumb = isThumb
    self.blockState = blockState
  }

  /// Nil for contexts of other CPUs. Windows on Arm runs Thumb only; a program counter that is odd,
  /// or that no word of A32 begins at, is one of Thumb whatever the status says.
  init?(_ context: CPUContext, on platform: OperatingSystemPlatform) {
    guard case .arm(let context) = context else { return nil }
    let status = context.cpsr
    let state = UInt8(truncatingIfNeeded: status >> 8 & 0xfc | status >> 25 & 3)
    self.init(
      isThumb: status >> 5 & 1 == 1 || platform.isWindows || context.registers[15] & 3 != 0,
      blockState: state)
    if !isThumb { blockState = 0 }
  }
}
