/// What a dump was read from, when that was not a minidump as it is.
public struct InputSummary: Hashable, Sendable {
  /// "minidump", or "microdump" for Breakpad's text.
  public var format: String
  /// From the outside in: "gzip", "zstd", "xz", "multipart".
  public var containers: [String]
  /// What came with the dump: fields of an upload's form, or what else a microdump's lines say.
  public var fields: [Annotation]

  public init(format: String, containers: [String] = [], fields: [Annotation] = []) {
    self.format = format
    self.containers = containers
    self.fields = fields
  }
}
