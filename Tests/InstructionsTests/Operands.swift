import Instructions

/// Memory at a register and a displacement, as tables of instructions name it.
func memory(
  _ base: String, _ displacement: Int64 = 0, _ byteCount: Int?, _ kind: AccessKind
) -> MemoryOperand {
  MemoryOperand(base: base, displacement: displacement, byteCount: byteCount, kind: kind)
}
