public import Bytes

/// Floating point and vector state as the instruction FXSAVE stores it, 512 bytes: XMM_SAVE_AREA32.
///
/// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 10.5.1.
public struct FXSaveRecord: Record {
  /// Of x87: rounding, precision and masked exceptions.
  public var controlWord: UInt16 = 0
  /// Of x87: conditions, exceptions and the top of the stack of registers.
  public var statusWord: UInt16 = 0
  /// One bit per register: 1 means in use.
  public var tagWord: UInt8 = 0
  /// Means nothing.
  public var reserved1: UInt8 = 0
  /// Of the last x87 instruction: the low eleven bits.
  public var errorOpcode: UInt16 = 0
  /// Address of the last x87 instruction: its low 32 bits.
  public var errorOffset: UInt32 = 0
  /// The code segment of ``errorOffset``; from FXSAVE64 more of the address.
  public var errorSelector: UInt16 = 0
  /// Means nothing.
  public var reserved2: UInt16 = 0
  /// Address of that instruction's operand: its low 32 bits.
  public var dataOffset: UInt32 = 0
  /// The segment of ``dataOffset``; from FXSAVE64 more of the address.
  public var dataSelector: UInt16 = 0
  /// Means nothing.
  public var reserved3: UInt16 = 0
  /// Control and status of SSE.
  public var mxcsr: UInt32 = 0
  /// The bits of ``mxcsr`` the CPU has.
  public var mxcsrMask: UInt32 = 0
  /// st0 to st7, or mm0 to mm7: 80 bits each.
  public var floatRegisters = FixedArray<8, UInt128>(repeating: 0)
  /// Only the first eight mean something in 32-bit code.
  public var xmmRegisters = FixedArray<16, UInt128>(repeating: 0)
  /// 48 bytes that mean nothing, then as many for software to use.
  public var reserved4 = FixedArray<96, UInt8>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&controlWord)
    visitor.visit(&statusWord)
    visitor.visit(&tagWord)
    visitor.visit(&reserved1)
    visitor.visit(&errorOpcode)
    visitor.visit(&errorOffset)
    visitor.visit(&errorSelector)
    visitor.visit(&reserved2)
    visitor.visit(&dataOffset)
    visitor.visit(&dataSelector)
    visitor.visit(&reserved3)
    visitor.visit(&mxcsr)
    visitor.visit(&mxcsrMask)
    visitor.visit(&floatRegisters)
    visitor.visit(&xmmRegisters)
    visitor.visit(&reserved4)
  }
}
