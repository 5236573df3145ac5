/// What an instruction works on.
public enum Operand: Hashable, Sendable {
  /// A register by its name: "rax", "xmm0".
  case register(String)
  /// A number in the instruction; a signed one is extended from its size in the encoding.
  case immediate(Int64, isSigned: Bool)
  /// A place in the code, counted from the end of the instruction, on Arm from its beginning.
  case codeOffset(Int64)
  case memory(MemoryOperand)
}

/// Memory as an instruction names it: base + index * scale + displacement.
public struct MemoryOperand: Hashable, Sendable {
  /// "fs" and "gs", whose memory begins elsewhere; nil where segments mean nothing.
  public var segment: String?
  /// A register by its name; "rip" counts from the end of the instruction, "pc" from its
  /// beginning.
  public var base: String?
  /// A register by its name; nil without one.
  public var index: String?
  /// Whether ``index`` has 32 bits and a sign.
  public var isIndexSigned = false
  /// Of 32-bit Arm: what is done to ``index`` before ``scale``; nil for nothing.
  public var indexShift: IndexShift?
  /// Of 32-bit Arm: whether ``index`` is subtracted.
  public var isIndexSubtracted = false
  /// Of Thumb: whether ``base`` counts without its two lowest bits.
  public var isBaseAligned = false
  /// 1, 2, 4, 8 or 16.
  public var scale: UInt8
  /// Bytes, extended to 64 bits with their sign.
  public var displacement: Int64
  /// Bytes that are read or written; nil when the instruction alone does not tell.
  public var byteCount: Int?
  /// Whether it is read, written or both.
  public var kind: AccessKind

  public init(
    segment: String? = nil, base: String? = nil, index: String? = nil, scale: UInt8 = 1,
    displacement: Int64 = 0, byteCount: Int?, kind: AccessKind
  ) {
    self.segment = segment
    self.base = base
    self.index = index
    self.scale = scale
    self.displacement = displacement
    self.byteCount = byteCount
    self.kind = kind
  }
}

/// How an index of 32 bits is changed, and by how many bits, 1 to 32.
public enum IndexShift: Hashable, Sendable {
  case left(Int)
  case right(Int)
  /// To the right, with the sign.
  case signedRight(Int)
  case rotated(Int)

  /// The value after the shift.
  public func applied(to value: UInt32) -> UInt32 {
    switch self {
    case .left(let count): value << UInt32(truncatingIfNeeded: count)
    case .right(let count): value >> UInt32(truncatingIfNeeded: count)
    case .signedRight(let count):
      UInt32(bitPattern: Int32(bitPattern: value) >> Int32(truncatingIfNeeded: count))
    case .rotated(let count):
      value >> UInt32(truncatingIfNeeded: count) | value << UInt32(truncatingIfNeeded: 32 - count)
    }
  }
}

/// What is done to memory.
public enum AccessKind: Hashable, Sendable {
  case read
  case write
  /// Read, and then written: `add [rax], 1`.
  case readWrite
  /// The address is computed, and that is all: `lea`, `nop`, prefetches.
  case none
}
