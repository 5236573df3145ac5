public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

/// A new file that has its name only when it is whole.
///
/// Until ``publish()``, the bytes are in a file without a name, or with a hidden one where the file
/// system knows no others. A program that ends before leaves the file of that name, if there is one,
/// as it was.
public final class UnpublishedFile: Sendable {
  private let descriptor: Int32
  private let path: String
  /// Of the file in the making; empty as long as it has none.
  private let hiddenPath: String
  private let isNamed: Bool

  /// A file that will be at `path`, in a folder that is there.
  ///
  /// - Parameters:
  ///   - permissions: who may do what with it, of which the process's umask takes away.
  ///   - followsLinks: whether the file will be where a link at `path` leads, or replace the link.
  public init(
    publishingAs path: String, permissions: FilePermissions = .usual, followsLinks: Bool = true
  ) throws(FileError) {
    self.path = followsLinks ? Folder.destination(of: path) : path
    hiddenPath = Self.hiddenPath(beside: self.path)
    let folder = Folder.outer(of: self.path)
    var descriptor = unsafe Glibc.open(folder, Self.temporaryFlags, permissions.bits)
    let isReachable = unsafe access("/proc/self/fd/\(descriptor)", F_OK) == 0
    isNamed = descriptor < 0 || !isReachable
    if isNamed {
      if descriptor >= 0 { close(descriptor) }
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      descriptor = unsafe Glibc.open(hiddenPath, flags, permissions.bits)
    }
    guard descriptor >= 0 else { throw FileError(action: "create", path: path, code: errno) }
    self.descriptor = descriptor
  }

  /// Gives the file its name, in place of what had it before.
  ///
  /// - Parameter isLasting: waits until all bytes are on the disk. Without, a power failure may leave
  ///   the name with a part of them: for files that are checked when they are read.
  public func publish(isLasting: Bool = true) throws(FileError) {
    guard !isLasting || fsync(descriptor) == 0 || errno == EINVAL else { throw failure("write") }
    if !isNamed {
      let source = "/proc/self/fd/\(descriptor)"
      let code = unsafe linkat(AT_FDCWD, source, AT_FDCWD, hiddenPath, AT_SYMLINK_FOLLOW)
      guard code == 0 else { throw failure("create") }
    }
    guard unsafe rename(hiddenPath, path) == 0 else {
      let error = failure("create")
      unsafe unlink(hiddenPath)
      throw error
    }
  }

  deinit {
    close(descriptor)
    if isNamed {
      unsafe unlink(hiddenPath)
    }
  }
}

extension UnpublishedFile: ByteSink {
  /// Writes all of `bytes`.
  public func append(_ bytes: ByteView) throws(FileError) {
    try FileSink.append(bytes, to: descriptor, named: path)
  }
}

extension UnpublishedFile {
  /// O_TMPFILE, a macro of macros that is not imported.
  private static let temporaryFlags = 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC

  private func failure(_ action: String) -> FileError {
    FileError(action: action, path: path, code: errno)
  }

  private static func hiddenPath(beside path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    // Leaves room for what comes around it: names have at most 255 bytes.
    let stem = String(decoding: name.utf8.prefix(200), as: UTF8.self)
    return "\(Folder.outer(of: path))/.\(stem).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
  }
}
