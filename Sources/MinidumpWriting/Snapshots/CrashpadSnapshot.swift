public import Bytes
public import MinidumpFormat

/// What Crashpad adds to a dump: identifiers, and what application and modules say of themselves.
public struct CrashpadSnapshot: Sendable {
  /// Of the record: 1, unless a later one is taken over from another dump.
  public var version: UInt32 = 1
  /// What Crashpad's database calls the report; zeros for none.
  public var reportID: GUIDRecord
  /// What Crashpad calls the installation; zeros for none.
  public var clientID: GUIDRecord
  /// What is said of the process.
  public var simpleAnnotations: [SimpleAnnotation]
  /// What is said of modules: only those of which something is.
  public var modules: [Module]
  /// The bits of an address that are not part of it (pointer authentication, tags); nil when not
  /// known, and then the older, shorter record is written.
  public var addressMask: UInt64?

  /// Without arguments nothing is said, under identifiers of zeros.
  public init(
    reportID: GUIDRecord = GUIDRecord(), clientID: GUIDRecord = GUIDRecord(),
    simpleAnnotations: [SimpleAnnotation] = [], modules: [Module] = [], addressMask: UInt64? = nil
  ) {
    self.reportID = reportID
    self.clientID = clientID
    self.simpleAnnotations = simpleAnnotations
    self.modules = modules
    self.addressMask = addressMask
  }

  /// A key and a value, both text.
  public struct SimpleAnnotation: Hashable, Sendable {
    /// What the text is called.
    public var key: String
    /// The text.
    public var value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// A named value with a type.
  public struct Annotation: Sendable {
    /// What the annotation is called.
    public var name: String
    /// 1: the value is text in UTF-8; from 0x8000 on: the application's own.
    public var type: UInt16
    /// Any bytes; text without an end mark.
    public var value: ByteView

    public init(name: String, type: UInt16, value: ByteView) {
      self.name = name
      self.type = type
      self.value = value
    }

    /// An annotation that is text.
    public init(name: String, text: String) {
      self.init(name: name, type: 1, value: ByteView(Array(text.utf8)))
    }
  }

  /// What one module says of itself.
  public struct Module: Sendable {
    /// Of the record: 1, unless a later one is taken over from another dump.
    public var version: UInt32 = 1
    /// In the snapshot's modules.
    public var moduleIndex: UInt32
    /// Texts without keys.
    public var listAnnotations: [String]
    /// Texts with keys.
    public var simpleAnnotations: [SimpleAnnotation]
    /// Values of any type.
    public var annotationObjects: [Annotation]

    public init(
      moduleIndex: UInt32, listAnnotations: [String] = [],
      simpleAnnotations: [SimpleAnnotation] = [], annotationObjects: [Annotation] = []
    ) {
      self.moduleIndex = moduleIndex
      self.listAnnotations = listAnnotations
      self.simpleAnnotations = simpleAnnotations
      self.annotationObjects = annotationObjects
    }
  }
}
