import Bytes
import Foundation
import Platform
import Testing

/// Keeps what it is sent, as a file would.
private struct Kept: ByteSink {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ more: ByteView) throws(FileError) { bytes += more.bytes }
}

@Suite struct CompressingSinkTests {
  /// Random numbers do not become smaller, so that all buffers are filled; nothing is a file, too.
  @Test(arguments: CompressionFormat.allCases, [0, 1, 300_000, 3_000_000])
  func `what was compressed is the same when it is read`(
    format: CompressionFormat, byteCount: Int
  ) throws {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<byteCount).map {
      UInt8(truncatingIfNeeded: $0 % 3 == 0 ? generator.next() : 7)
    }
    var sink = try CompressingSink(format, to: Kept(), named: "a")
    for start in stride(from: 0, to: byteCount, by: 700_001) {
      try sink.append(ByteView(bytes[start..<min(byteCount, start + 700_001)]))
    }
    try sink.finish()
    let file = try #require(CompressedFile(ByteView(sink.sink.bytes), named: "a"))
    #expect(file.format == format)
    #expect(try file.contents().bytes == bytes)
  }

  @Test func `a failing file is told`() throws {
    struct Full: ByteSink {
      mutating func append(_ more: ByteView) throws(FileError) {
        throw FileError(action: "write", path: "full", reason: "no room")
      }
    }
    var sink = try CompressingSink(.gzip, to: Full(), named: "full")
    #expect(throws: FileError.self) { try sink.finish() }
  }
}
