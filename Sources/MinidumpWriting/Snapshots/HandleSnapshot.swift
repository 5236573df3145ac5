public import Bytes
public import MinidumpFormat

/// A handle, or a file descriptor on Linux.
public struct HandleSnapshot: Sendable {
  /// One fact about the object behind a handle.
  public struct ObjectInformation: Sendable {
    /// What the fact is.
    public var type: HandleObjectInformationType
    /// The fact, in the dump's byte order.
    public var bytes: ByteView

    public init(type: HandleObjectInformationType, bytes: ByteView) {
      self.type = type
      self.bytes = bytes
    }
  }

  /// Everything but where the names lie, which the writer fills in.
  public var record: HandleRecord
  /// "File", "Event"; nil for none.
  public var typeName: String?
  /// On Linux the path; nil for none.
  public var objectName: String?
  /// Facts about the object. The shorter record is written when no handle has any, not even an empty
  /// list.
  public var objectInformation: [ObjectInformation]?

  public init(
    record: HandleRecord, typeName: String? = nil, objectName: String? = nil,
    objectInformation: [ObjectInformation]? = nil
  ) {
    self.record = record
    self.typeName = typeName
    self.objectName = objectName
    self.objectInformation = objectInformation
  }
}
