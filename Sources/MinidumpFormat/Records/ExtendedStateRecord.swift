public import Bytes

/// Where one feature of the extended processor state lies in a context: XSTATE_FEATURE, 8 bytes.
public struct ExtendedStateFeatureRecord: Record {
  /// From the start of the XSAVE area.
  public var offset: UInt32 = 0
  /// How long the feature is; 0 for one that is not there.
  public var byteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&offset)
    visitor.visit(&byteCount)
  }
}

/// What the extended processor state in contexts holds: XSTATE_CONFIG_FEATURE_MSC_INFO, 528 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_misc_info_5>
public struct ExtendedStateRecord: Record {
  /// `SizeOfInfo`: how long this record is.
  public var infoByteCount: UInt32 = 0
  /// `ContextSize`
  public var contextByteCount: UInt32 = 0
  /// A bit per element of ``features``.
  public var enabledFeatures: UInt64 = 0
  /// By number of the feature: 0 is x87, 1 SSE, 2 AVX.
  public var features = FixedArray<64, ExtendedStateFeatureRecord>(
    repeating: ExtendedStateFeatureRecord())

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&infoByteCount)
    visitor.visit(&contextByteCount)
    visitor.visit(&enabledFeatures)
    visitor.visit(&features)
  }
}
