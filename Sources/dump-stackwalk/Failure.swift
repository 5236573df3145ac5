import Glibc
import MinidumpKit

/// Why the command ends without having done its work.
enum Failure: Error, Hashable {
  /// The dump could not be read; told in the log, under the name rust-minidump gives it.
  case dump(name: String, reason: String)
  /// Options that do not go together; told in the log.
  case pairing(String)
  /// A file of ours could not be written or read.
  case file(FileError)

  var exitCode: Int32 {
    if case .file(let error) = self, error.code == EPIPE { return 0 }
    return 1
  }

  /// What the log says of it.
  var logMessage: String? {
    switch self {
    case .dump(let name, let reason): "\(name) - Error reading dump: \(reason)"
    case .pairing(let sentence): sentence
    case .file: nil
    }
  }

  /// What standard error says of it, whatever the log's level.
  var message: String? {
    if case .file(let error) = self, error.code != EPIPE { error.description } else { nil }
  }
}
