import MinidumpKit

/// Writes what addresses belong to, many at a time.
struct SymbolizedOutput {
  /// How much is collected before it is written.
  private static let pieceByteCount = 64 * 1024

  /// How many addresses were none.
  private(set) var problemCount = 0
  private var bytes: [UInt8] = []

  mutating func tell(_ frames: [SymbolizedFile.Frame]) throws(Failure) {
    for frame in frames {
      append(frame.name ?? "??")
      append("\n")
      append(frame.source?.file ?? "??")
      append(":\(frame.source?.line ?? 0):\(frame.source?.column ?? 0)\n")
    }
    append("\n")
    if bytes.count >= Self.pieceByteCount { try flush() }
  }

  /// Tells of what is no address, and keeps its place among the answers.
  mutating func tell(problem: String) throws(Failure) {
    problemCount += 1
    try? FileSink.standardError.write(Array("\(problem)\n".utf8))
    try tell([SymbolizedFile.Frame()])
  }

  mutating func flush() throws(Failure) {
    do {
      try FileSink.standardOutput.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    } catch {
      throw Failure.file(error)
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
