import Glibc
import MinidumpKit

/// The dump to explain, from a file or from standard input.
enum Input {
  /// The bytes of a dump, or why they are none.
  ///
  /// - Parameter path: a path, or `-` for standard input.
  static func view(of path: String) throws(Failure) -> ByteView {
    let name = path == "-" ? "standard input" : path
    let view: ByteView
    do {
      let file =
        path == "-"
        ? try MappedFile.view(of: STDIN_FILENO, named: name, isWanted: mayBeDump)
        : try MappedFile.view(ofFile: path, isWanted: mayBeDump)
      view = try CompressedFile(file, named: name)?.contents() ?? file
    } catch {
      let kind = error.code == ENOENT ? "FileNotFound" : "IoError"
      throw Failure.dump(name: kind, reason: "\(error)")
    }
    let kind = InputKind(of: view)
    guard kind == .minidump else {
      throw Failure.dump(
        name: view.byteCount < 32 ? "MissingHeader" : "HeaderMismatch",
        reason: "\(name) is \(kind.name): \(kind.advice)")
    }
    return view
  }

  /// Whether what begins like this is worth reading to its end: an endless device is not.
  private static func mayBeDump(_ head: ByteView) -> Bool {
    CompressedFile(head, named: "") != nil || InputKind(of: head) == .minidump
  }

  /// The minidump in `bytes`, which begin as one.
  static func minidump(in bytes: ByteView) throws(Failure) -> Minidump {
    do {
      return try Minidump(bytes)
    } catch {
      // The signature has been seen; what else the header can have wrong is the version.
      throw Failure.dump(
        name: "VersionMismatch",
        reason: "\(error): the file was damaged on its way; get it again")
    }
  }
}
