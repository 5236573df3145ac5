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

  /// Where a file is made that is written to this path: links are followed, also to where nothing is.
  static func destination(of path: String) -> String {
    var path = path
    for _ in 0..<linkLimit {
      if let real = realPath(path) { return real }
      guard let target = linkTarget(path) else { break }
      path = target.first == "/" ? target : "\(outer(of: path))/\(target)"
    }
    return path
  }

  /// As many links in a row are followed, as Linux does.
  private static let linkLimit = 40

  private static func linkTarget(_ path: String) -> String? {
    let byteLimit = Int(PATH_MAX)
    var target = [CChar](repeating: 0, count: byteLimit)
    let count = unsafe readlink(path, &target, byteLimit)
    guard count > 0 else { return nil }
    return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A path from the root, without links; as it is where nothing is there.
  public static func resolved(_ path: String) -> String {
    realPath(path) ?? path
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}

extension Folder {
  /// Removes a file, or a folder without anything in it; false when it is still there.
  @discardableResult
  public static func remove(_ path: String) -> Bool {
    unsafe Glibc.remove(path) == 0 || errno == ENOENT
  }

  /// Gives a file another place on the same disk, in place of what was there; false when it cannot be.
  public static func move(_ path: String, to place: String) -> Bool {
    unsafe rename(path, place) == 0
  }
}
