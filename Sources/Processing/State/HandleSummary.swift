public import MinidumpFormat
public import MinidumpReading

/// A handle that the process had open (Windows): an object of the kernel, by type and name.
public struct HandleSummary: Equatable, Sendable {
  /// The number by which the process knew it.
  public var handle: UInt64
  /// "File", "Event"; nil when the dump does not say.
  public var typeName: String?
  /// A path or the like; nil when the dump does not say.
  public var objectName: String?
  /// The handle in numbers; nil when nobody has kept them.
  public var record: HandleRecord?
  /// What the dump says of the object, of kinds whose layout is known.
  public var facts: [HandleObjectFact] = []

  public init(handle: UInt64, typeName: String?, objectName: String?) {
    self.handle = handle
    self.typeName = typeName
    self.objectName = objectName
  }
}
