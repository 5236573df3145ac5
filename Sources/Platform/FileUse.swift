#if canImport(Glibc)
  import Glibc
#endif

/// When a file was last used, and what it takes on the disk.
public struct FileUse: Hashable, Sendable {
  /// On the disk, in whole blocks.
  public var byteCount: Int
  /// The time of the last access, in seconds since 1970; most systems note it once a day only, but for
  /// ``note(_:)``.
  public var lastUse: Int

  /// Nil when there is no regular file.
  public init?(of path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    byteCount = Int(status.st_blocks) * 512
    lastUse = status.st_atim.tv_sec
  }

  /// Notes that a file is used now; when its bytes were changed stays as it is.
  public static func note(_ path: String) {
    // UTIME_NOW and UTIME_OMIT, macros that are not imported.
    let times = [
      timespec(tv_sec: 0, tv_nsec: (1 << 30) - 1), timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2),
    ]
    unsafe utimensat(AT_FDCWD, path, times, 0)
  }
}
