/// A source file, or a folder, that a line table names.
struct LineFile: Sendable {
  /// Its name as it lies in the file.
  var name: AttributeValue
  /// The folder's number, as the version counts.
  var folder: UInt64 = 0
}
