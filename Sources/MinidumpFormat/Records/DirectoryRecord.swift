public import Bytes

/// One entry of the stream directory: MINIDUMP_DIRECTORY, 12 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_directory>
public struct DirectoryRecord: Record {
  /// What the stream is.
  public var type = StreamType(rawValue: 0)
  /// Where the stream lies in the file.
  public var location = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&type)
    visitor.visit(&location)
  }
}
