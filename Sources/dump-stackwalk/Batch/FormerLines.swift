import MinidumpKit

/// The lines that a run before this one wrote.
struct FormerLines {
  /// Of dumps with a whole line.
  private(set) var paths: Set<String> = []
  /// Where the last whole line ends.
  private(set) var byteCount = 0

  /// Fails when anything is there that no batch writes: a file that is something else keeps every
  /// byte.
  ///
  /// - Parameters:
  ///   - path: what the file is called in errors.
  ///   - areBrief: whether the lines that are to come have summaries.
  init(_ file: ByteView, of path: String, areBrief: Bool) throws(FileError) {
    file.expect(.sequential)
    var number = 1
    while let end = file.firstOffset(ofByte: 0x0a, from: byteCount) {
      let line = file.clampedSlice(at: UInt64(byteCount), byteCount: UInt64(end - byteCount))
      if let problem = take(line, areBrief: areBrief) {
        throw Self.refusal(of: path, "line \(number) \(problem)")
      }
      line.releaseMemory()
      byteCount = end + 1
      number += 1
    }
    guard Self.mayBeTorn(file.clampedSlice(at: UInt64(byteCount))) else {
      throw Self.refusal(of: path, "its end is not the beginning of a batch's line")
    }
  }

  /// What is wrong with a line.
  private mutating func take(_ line: ByteView, areBrief: Bool) -> String? {
    guard let written = JSONLine.Written(line) else { return "is not a batch's line" }
    switch written.content {
    case .summary where !areBrief: return "is a summary: it was written with --brief"
    case .report where areBrief: return "is a whole report: it was written without --brief"
    default: paths.insert(written.path)
    }
    return nil
  }

  /// Whether the end of a process may have left this of a line.
  private static func mayBeTorn(_ rest: ByteView) -> Bool {
    let beginning = JSONLine.beginning
    let bytes = rest.clampedSlice(at: 0, byteCount: UInt64(beginning.count)).bytes
    return beginning.starts(with: bytes)
  }

  private static func refusal(of path: String, _ reason: String) -> FileError {
    FileError(action: "resume", path: path, reason: reason)
  }
}
