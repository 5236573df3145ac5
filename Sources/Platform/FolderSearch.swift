#if canImport(Glibc)
  import Glibc
#endif

/// The files below a folder, in folders below it too.
public struct FolderSearch: Sendable {
  /// Of files, each with the folder's path in front; a folder's files in the order of their names,
  /// before those of the folders in it.
  public private(set) var paths: [String] = []
  /// Folders that could not be looked into.
  public private(set) var problems: [FileError] = []

  /// Links to files are followed, links to folders are not: they may lead in circles.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder.
  ///   - takesNonfiles: whether ``paths`` has pipes, devices, links that lead nowhere, and names that
  ///     are not UTF-8, too; those with U+FFFD for what is not.
  ///   - isWanted: whether a file is to be among ``paths``, by its name.
  public init(
    below folder: String, takesNonfiles: Bool = false, isWanted: (String) -> Bool
  ) {
    var folders = [folder]
    while let next = folders.popLast() {
      let entries = list(next).sorted()
      paths += entries.filter(isWanted).map { Self.path($0, in: next) }
        .filter {
          let kind = FileKind(of: $0)
          return kind == .regular || takesNonfiles && kind != .folder
        }
      folders += entries.reversed().map { Self.path($0, in: next) }.filter(Self.isFolder)
    }
  }

  /// Names of what is in a folder, but for the folder itself and the one it is in.
  private mutating func list(_ folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      problems.append(FileError(action: "look into", path: folder, code: errno))
      return []
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      let name = String(decoding: bytes, as: UTF8.self)
      if unsafe Int32(entry.pointee.d_type) == Int32(DT_DIR), !name.utf8.elementsEqual(bytes) {
        problems.append(Self.unnamable(name, in: folder))
      } else if name != ".", name != ".." {
        names.append(name)
      }
    }
    return names
  }

  private static func unnamable(_ name: String, in folder: String) -> FileError {
    FileError(
      action: "look into", path: path(name, in: folder), reason: "its name is not UTF-8")
  }

  private static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
