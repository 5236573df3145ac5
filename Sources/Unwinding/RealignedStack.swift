extension Walk {
  /// The caller's stack pointer of a 32-bit x86 function that aligned its stack; nil for others.
  ///
  /// GCC begins `main`, and what uses vectors, by `lea 4(%esp),%ecx; and $-16,%esp; push -4(%ecx);
  /// push %ebp; mov %esp,%ebp; push %ecx`. The return address above ebp is then a copy:
  ///
  ///     ebp - 4…16 → the caller's stack pointer, among saved registers
  ///     ebp        → the caller's ebp
  ///                  a copy of the return address
  ///                  0 to 15 bytes of nothing
  ///                  the return address
  ///                  the caller's frame
  func stackPointer(
    beforeRealigningTo framePointer: UInt64, returnAddress: UInt64
  ) -> UInt64? {
    guard architecture.realignsStack else { return nil }
    for distance in stride(from: UInt64(4), through: 16, by: 4) {
      if let saved = pointer(at: framePointer &- distance), saved > framePointer &+ 8,
        saved &- framePointer <= Self.realignmentReach, pointer(at: saved &- 4) == returnAddress
      {
        return saved
      }
    }
    return nil
  }

  /// The copy, the gap of an alignment to 64 bytes (AVX-512) and the return address.
  private static let realignmentReach: UInt64 = 96
}
