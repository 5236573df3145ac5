#if canImport(Glibc)
  import Glibc
#endif

/// What the operating system said when a file could not be used.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, as a verb: "open", "read", "map".
  public var action: String
  /// The file's path, or what else it is called: "standard output".
  public var path: String
  /// The C library's `errno`; 0 when the file itself was at fault.
  public var code: Int32
  /// What was wrong, in words.
  public var reason: String

  /// What the C library calls the error, as ``reason``.
  public init(action: String, path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
    reason = unsafe String(cString: strerror(code))
  }

  /// The file itself is at fault: ``code`` is 0.
  public init(action: String, path: String, reason: String) {
    self.action = action
    self.path = path
    code = 0
    self.reason = reason
  }

  public var description: String {
    path.isEmpty
      ? "cannot \(action) '': the path is empty" : "cannot \(action) \(path): \(reason)"
  }
}
