import Bytes
import Foundation
import Platform
import Testing

@Suite struct FileSinkTests {
  @Test func `a file that is there is replaced by what is written`() throws {
    let path = NSTemporaryDirectory() + "/FileSinkTests-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("a longer text".utf8).write(to: URL(fileURLWithPath: path))
    let sink = try FileSink(creating: path)
    try sink.write(Array("new".utf8))
    try sink.write([])
    try sink.write(Array(" text".utf8))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("new text".utf8))
    #expect(!sink.isTerminal)
  }

  @Test func `a view is written whole`() throws {
    let path = NSTemporaryDirectory() + "/FileSinkTests-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let sink = try FileSink(creating: path)
    try sink.append(ByteView([9, 9] + bytes).slice(at: 2, byteCount: bytes.count))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
  }

  @Test func `a place that cannot be written to is named`() {
    let error = #expect(throws: FileError.self) {
      _ = try FileSink(creating: "/nowhere/at/all")
    }
    #expect(error?.description == "cannot create /nowhere/at/all: No such file or directory")
  }

  @Test func `a full disk is an error, not silence`() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    let sink = try FileSink(creating: "/dev/full")
    #expect(throws: FileError(action: "write", path: "/dev/full", code: ENOSPC)) {
      try sink.write([1])
    }
  }
}
