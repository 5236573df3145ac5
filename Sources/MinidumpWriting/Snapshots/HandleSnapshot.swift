public import MinidumpFormat

/// A handle, or a file descriptor on Linux.
public struct HandleSnapshot: Sendable {
  /// Everything but where the names lie, which the writer fills in.
  public var record: HandleRecord
  /// "File", "Event"; nil for none.
  public var typeName: String?
  /// On Linux the path; nil for none.
  public var objectName: String?

  public init(record: HandleRecord, typeName: String? = nil, objectName: String? = nil) {
    self.record = record
    self.typeName = typeName
    self.objectName = objectName
  }
}
