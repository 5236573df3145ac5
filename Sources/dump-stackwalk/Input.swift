import Glibc
import MinidumpKit

/// The dump to explain, from a file or from standard input.
enum Input {
  /// The dump, or why there is none.
  ///
  /// - Parameter path: a path, or `-` for standard input.
  static func dump(_ path: String) throws(Failure) -> DumpInput {
    guard path == "-" else { return try file(path) }
    return try told { () throws(DumpInputError) in
      try DumpInput.read(STDIN_FILENO, named: "standard input")
    }
  }

  /// The dump at a path, whatever that is.
  static func file(_ path: String) throws(Failure) -> DumpInput {
    try told { () throws(DumpInputError) in try DumpInput.open(path) }
  }

  private static func told(
    _ open: () throws(DumpInputError) -> DumpInput
  ) throws(Failure) -> DumpInput {
    do {
      return try open()
    } catch {
      throw Failure.dump(name: name(of: error), reason: error.description)
    }
  }

  /// What rust-minidump calls it.
  private static func name(of error: DumpInputError) -> String {
    switch error {
    case .file(let file): file.code == ENOENT ? "FileNotFound" : "IoError"
    case .noDump(_, let byteCount): byteCount < 32 ? "MissingHeader" : "HeaderMismatch"
    }
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
