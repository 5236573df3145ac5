import Bytes
import MinidumpReading
import Platform

extension DumpInput {
  /// As much text is read from a pipe to find a microdump in it.
  private static let logLimit = 64 << 20

  /// As much a compressed minidump may become whatever its ratio: most of a process's memory is zeros,
  /// as a rule.
  static let freeByteCount = 256 << 20

  /// How much to read of something that begins like this: an endless device is not read to its end.
  static func wanted(_ head: ByteView) -> Int {
    if CompressedFile(head, named: "") != nil { return .max }
    return switch InputKind(of: head) {
    case .minidump, .upload: .max
    case .microdump, .text: logLimit
    default: 0
    }
  }
}
