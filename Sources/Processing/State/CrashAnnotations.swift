/// What the program told Crashpad about itself.
public struct CrashAnnotations: Hashable, Sendable {
  /// The report's GUID in Crashpad's database, in lower case with dashes; nil when it is all
  /// zeros.
  public var reportID: String?
  /// The GUID of the installation, in the same form.
  public var clientID: String?
  /// The bits of an address that are not part of it; 0 when Crashpad does not say.
  public var addressMask: UInt64 = 0
  /// Key and value, for the whole process.
  public var simple: [Annotation] = []
  /// In the order of the dump.
  public var modules: [ModuleAnnotations] = []

  public init() {}

  /// Whether the program told nothing.
  public var isEmpty: Bool {
    reportID == nil && clientID == nil && addressMask == 0 && simple.isEmpty && modules.isEmpty
  }
}

/// A named value that the program set.
public struct Annotation: Hashable, Sendable {
  /// What the annotation is called.
  public var name: String
  /// 1 for a string; 0x8000 and above belong to the program.
  public var type: UInt16
  /// UTF-8 for a string.
  public var value: [UInt8]

  public init(name: String, type: UInt16 = 1, value: [UInt8]) {
    self.name = name
    self.type = type
    self.value = value
  }

  /// The value as text, for the string type.
  public var text: String { String(decoding: value, as: UTF8.self) }
}

/// What a module told about itself.
public struct ModuleAnnotations: Hashable, Sendable {
  /// Name of the module the dump's index points at.
  public var moduleName: String
  /// Lines without names.
  public var list: [String]
  /// Strings with names.
  public var simple: [Annotation]
  /// Values that need not be strings.
  public var objects: [Annotation]

  public init(
    moduleName: String, list: [String] = [], simple: [Annotation] = [], objects: [Annotation] = []
  ) {
    self.moduleName = moduleName
    self.list = list
    self.simple = simple
    self.objects = objects
  }
}
