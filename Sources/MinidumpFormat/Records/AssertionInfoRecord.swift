public import Bytes

/// A failed assertion: MDRawAssertionInfo, 776 bytes. The texts are UTF-16, ended by a zero when
/// they are shorter than their field.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_format.h>
public struct AssertionInfoRecord: Record {
  /// What should have been true.
  public var expression = FixedArray<128, UInt16>(repeating: 0)
  /// In which it should have been.
  public var function = FixedArray<128, UInt16>(repeating: 0)
  /// Of the source.
  public var file = FixedArray<128, UInt16>(repeating: 0)
  /// In ``file``, from 1.
  public var line: UInt32 = 0
  /// 1: an invalid parameter; 2: a pure virtual call.
  public var type: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&expression)
    visitor.visit(&function)
    visitor.visit(&file)
    visitor.visit(&line)
    visitor.visit(&type)
  }
}
