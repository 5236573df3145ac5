/// A handle that the process had open (Windows): an object of the kernel, by type and name.
public struct HandleSummary: Hashable, Sendable {
  public var handle: UInt64
  public var typeName: String?
  public var objectName: String?

  public init(handle: UInt64, typeName: String?, objectName: String?) {
    self.handle = handle
    self.typeName = typeName
    self.objectName = objectName
  }
}
