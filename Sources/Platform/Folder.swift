#if canImport(Glibc)
  import Glibc
#endif

/// Folders, and paths through them.
public enum Folder {
  /// Makes a folder and those it lies in, unless they are there.
  public static func create(_ path: String) throws(FileError) {
    if FileKind(of: path) == .folder { return }
    let outer = Self.outer(of: path)
    if outer != path { try create(outer) }
    // Another process may have been faster.
    guard unsafe mkdir(path, 0o777) == 0 || FileKind(of: path) == .folder else {
      throw FileError(action: "create", path: path, code: errno)
    }
  }

  /// The folder that a file or folder lies in; `.` for a bare name.
  public static func outer(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path from the root, without links; as it is where nothing is there.
  public static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
