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
  /// A dump could not be written.
  case writing(String)
  /// What should have been an ELF file is none.
  case elf(path: String, reason: String)
  /// Some of what was given is no address; told already.
  case symbolizing
  /// A file of rules for signatures cannot be understood.
  case rules(String)
  /// The limit on time was reached before anything was known of the dump.
  case outOfTime
  /// The arguments ask for what would do harm.
  case arguments(String)

  var exitCode: Int32 {
    switch self {
    case .file(let error) where error.code == EPIPE: 0
    case .arguments: 2
    case .dump, .pairing, .file, .writing, .elf, .symbolizing, .rules, .outOfTime: 1
    }
  }

  /// What the log says of it.
  var logMessage: String? {
    switch self {
    case .dump(let name, let reason): "\(name) - Error reading dump: \(reason)"
    case .pairing(let sentence): sentence
    case .file, .writing, .arguments, .elf, .symbolizing, .rules, .outOfTime: nil
    }
  }

  /// What standard error says of it, whatever the log's level.
  var message: String? {
    switch self {
    case .file(let error): error.code == EPIPE ? nil : error.description
    case .writing(let reason), .arguments(let reason), .rules(let reason): reason
    case .elf(let path, let reason): "\(path): \(reason)"
    case .outOfTime: "--timeout: the time was up before anything was known of the dump"
    case .dump, .pairing, .symbolizing: nil
    }
  }
}
