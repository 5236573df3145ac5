public import Bytes

/// Where a part of an extended context lies: CONTEXT_CHUNK, 8 bytes.
public struct ContextChunkRecord: Record {
  /// From the start of the ``ContextExRecord`` it belongs to.
  public var offset: Int32 = 0
  /// How long the part is.
  public var byteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&offset)
    visitor.visit(&byteCount)
  }
}

/// What follows a context that has ``ContextFlags/extendedState``: CONTEXT_EX, 24 bytes.
///
/// Windows lays the context, this, a gap, then ``extendedState``: an ``XSaveHeaderRecord`` and the
/// features behind it, as the XSAVE instructions store them without the first 512 bytes.
///
/// <https://learn.microsoft.com/windows/win32/debug/working-with-xstate-context>; `winnt.h`.
public struct ContextExRecord: Record {
  /// The whole: context, this and the extended state.
  public var all = ContextChunkRecord()
  /// The context.
  public var context = ContextChunkRecord()
  /// What XSAVE stores behind its first 512 bytes; empty where the CPU has no more.
  public var extendedState = ContextChunkRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&all)
    visitor.visit(&context)
    visitor.visit(&extendedState)
  }
}

/// Which features an XSAVE area holds: XSAVE_AREA_HEADER, 64 bytes.
///
/// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 13.4.2.
public struct XSaveHeaderRecord: Record {
  /// XSTATE_BV: a bit per feature that is not in its initial state.
  public var savedFeatures: UInt64 = 0
  /// XCOMP_BV: with bit 63 set, a bit per feature that has room in the area; else 0.
  public var compaction: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&savedFeatures)
    visitor.visit(&compaction)
    visitor.padding(48)
  }
}
