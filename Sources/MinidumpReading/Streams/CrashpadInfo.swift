public import Bytes
public import MinidumpFormat

/// What Crashpad adds: identifiers and the annotations of the process and its modules.
public struct CrashpadInfo: MinidumpStream {
  public static let type = StreamType.crashpadInfo

  /// A key and its value.
  public struct Annotation: Hashable, Sendable {
    /// What the text is called.
    public var key: String
    /// The text.
    public var value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// A value with a name and a type.
  public struct AnnotationObject: Hashable, Sendable {
    /// What the annotation is called.
    public var name: String
    /// 1: ``value`` is text; from 0x8000 on: the application's own.
    public var type: UInt16
    /// The bytes, as far as the file has them.
    public var value: [UInt8]

    /// The value, where it is text.
    public var text: String? {
      type == 1 ? String(decoding: value, as: UTF8.self).streamSafe : nil
    }
  }

  /// What one module says of itself.
  public struct Module: Hashable, Sendable {
    /// In the module list; may lie outside it.
    public var moduleIndex: UInt32
    /// Of the record: 1.
    public var version: UInt32
    /// Texts without keys.
    public var listAnnotations: [String]
    /// Texts with keys.
    public var simpleAnnotations: [Annotation]
    /// Values of any type.
    public var annotationObjects: [AnnotationObject]
  }

  /// The fields as they lie in the file, without what newer writers add.
  public let record: CrashpadInfoRecord
  /// The bits of an address that are not part of it; nil in records of older writers.
  public let addressMask: UInt64?
  /// What is said of the process.
  public let simpleAnnotations: [Annotation]
  /// What is said of modules, in the order of the file.
  public let modules: [Module]
  public let problems: [MinidumpError]

  /// What Crashpad's database calls the report.
  public var reportID: GUIDRecord { record.reportID }
  /// What Crashpad calls the installation.
  public var clientID: GUIDRecord { record.clientID }

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let record: CrashpadInfoRecord = try Self.head(view, "Crashpad info", dump.byteOrder)
    let newer: CrashpadInfoWithMaskRecord? = try? view.record(at: 0, dump.byteOrder)
    var reader = CrashpadReader(dump)
    self.record = record
    addressMask = newer?.addressMask
    simpleAnnotations = reader.dictionary(at: record.simpleAnnotations)
    modules = reader.modules(at: record.moduleList)
    problems = reader.problems
  }
}
