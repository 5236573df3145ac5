import Foundation
import Glibc
import Platform
import Testing

@Suite struct FolderTests {
  /// Runs `body` with the path of a new folder.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "/FolderTests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func `a folder is made with those it lies in`() throws {
    try withFolder { folder in
      try Folder.create(folder + "/a/b/c")
      #expect(FileKind(of: folder + "/a/b/c") == .folder)
      try Folder.create(folder + "/a/b/c")
    }
  }

  @Test func `a folder cannot be made in a file`() throws {
    try withFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      #expect(throws: FileError.self) { try Folder.create(folder + "/file/a") }
    }
  }

  @Test func `the folder around a path`() {
    #expect(Folder.outer(of: "/a/b") == "/a")
    #expect(Folder.outer(of: "/a") == "/")
    #expect(Folder.outer(of: "a") == ".")
  }

  @Test func `links are resolved`() throws {
    try withFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      symlink(folder + "/file", folder + "/link")
      #expect(Folder.resolved(folder + "/link").hasSuffix("/file"))
      #expect(Folder.resolved("/nowhere/at/all") == "/nowhere/at/all")
    }
  }

  @Test func `a stamp tells size and time to the nanosecond`() throws {
    try withFolder { folder in
      let path = folder + "/file"
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
      var times = [timespec(tv_sec: 7, tv_nsec: 5), timespec(tv_sec: 7, tv_nsec: 5)]
      #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
      #expect(FileStamp(of: path)?.byteCount == 3)
      #expect(FileStamp(of: path)?.modificationTime == 7_000_000_005)
      #expect(FileStamp(of: folder) == nil)
      #expect(FileStamp(of: folder + "/nothing") == nil)
    }
  }
}
