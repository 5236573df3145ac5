import MinidumpFormat

/// Words by which the frame of a signal handler is known, where the interrupted program's registers are:
/// its processor state.
struct ProcessorStates: Sendable {
  /// The bits a state may have besides ``value``.
  private let freeBits: UInt64
  private let value: UInt64

  init(of architecture: ProcessorArchitecture?) {
    switch architecture {
    case .amd64:
      // cs, gs, fs, ss: the segments of 64-bit user code, as Linux lays them.
      (freeBits, value) = (0, 0x002b_0000_0000_0033)
    case .arm64, .arm64Old:
      // pstate at exception level 0: conditions, single step, speculation, branch targets.
      (freeBits, value) = (0xf3e0_1c00, 0)
    case .arm:
      // cpsr in user mode: conditions and Thumb.
      (freeBits, value) = (0xf80f_0020, 0x10)
    default:
      (freeBits, value) = (0, 0)
    }
  }

  func contains(_ word: UInt64) -> Bool { word & ~freeBits == value }
}
