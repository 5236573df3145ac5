import Glibc
import Platform
import Testing

@Suite struct LineReaderTests {
  /// What is read when `chunks` come through a pipe, one after the other.
  private func lines(_ chunks: [String]) throws -> [String] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    var reader = LineReader(ends[0], named: "a pipe")
    var lines: [String] = []
    for chunk in chunks {
      let bytes = Array(chunk.utf8)
      write(ends[1], bytes, bytes.count)
      for _ in 0..<chunk.filter({ $0 == "\n" || $0 == "\r\n" }).count {
        lines.append(try #require(try reader.next()))
      }
    }
    close(ends[1])
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test func `a line is given as soon as it is whole`() throws {
    #expect(try lines(["a\nb", "c\n", "d\ne\n"]) == ["a", "bc", "d", "e"])
  }

  @Test func `the last line needs no end, and Windows' ends are ends`() throws {
    #expect(try lines(["a\r\n\nb"]) == ["a", "", "b"])
    #expect(try lines([]) == [])
  }

  @Test func `of a line without an end only the beginning is kept`() throws {
    let folder = TemporaryFolder()
    let long = [UInt8](repeating: 0x78, count: 200_000)
    let descriptor = open(folder.file("lines", holding: long + Array("\nb\n".utf8)), O_RDONLY)
    defer { close(descriptor) }
    var reader = LineReader(descriptor, named: "a file")
    #expect(try reader.next()?.utf8.count == LineReader.lineLimit)
    #expect(try reader.next() == "b")
    #expect(try reader.next() == nil)
  }

  @Test func `waiting ends when somebody wants the end`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var reader = LineReader(ends[0], named: "a pipe") { true }
    write(ends[1], "half", 4)
    #expect(try reader.next() == nil)
  }

  @Test func `what cannot be read is an error with a name`() {
    var reader = LineReader(1_000_000, named: "nothing")
    #expect(throws: FileError(action: "read", path: "nothing", code: EBADF)) { try reader.next() }
  }
}
