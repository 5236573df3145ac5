import MinidumpKit

/// Where a dump goes: tells a person who waits how far it is, and remembers why it could not be taken.
struct Destination<Sink: ByteSink>: ByteSink where Sink.Failure == FileError {
  private var sink: Sink
  private let expectedByteCount: Int
  private let isShown: Bool
  private var byteCount = 0
  private var shownByteCount = 0
  private(set) var failure: FileError?

  /// Less is written before anybody has read how far it is.
  static var progressByteCount: Int { 64 << 20 }

  /// - Parameter expectedByteCount: about how many bytes are going to come.
  init(_ sink: Sink, expectedByteCount: Int, isQuiet: Bool) {
    self.sink = sink
    self.expectedByteCount = expectedByteCount
    isShown =
      !isQuiet && FileSink.standardError.isTerminal && expectedByteCount > Self.progressByteCount
  }

  mutating func append(_ bytes: ByteView) throws(FileError) {
    do {
      try sink.append(bytes)
    } catch {
      failure = error
      throw error
    }
    byteCount += bytes.byteCount
    if isShown, byteCount - shownByteCount >= Self.progressByteCount {
      shownByteCount = byteCount
      show("\(byteCount.inBinaryUnits) of about \(expectedByteCount.inBinaryUnits) written")
    }
  }

  /// Takes the line away again.
  func finish() {
    if shownByteCount > 0 { show("") }
  }

  private func show(_ line: String) {
    try? FileSink.standardError.write(Array("\r\u{1b}[K\(line)".utf8))
  }
}
