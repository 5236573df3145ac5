import Bytes
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Testing

/// Wine's `winedump`. Debian has it in `wine64-tools`.
private let winedump = OtherReader(
  ["/usr/bin/winedump", "/usr/bin/winedump-stable"], ["dump"])

/// What Wine sees in what we write.
@Suite(.enabled(if: winedump != nil, "winedump is installed"))
struct WinedumpTests {
  @Test(arguments: RewritingTests.dumps)
  func `a dump written again has the same values`(path: String) throws {
    let winedump = try #require(winedump)
    let dump = try #require(try RewritingTests.dump(path))
    let snapshot = DumpSnapshot(of: dump)
    guard try hasOrderlyMemory(dump) else { return }
    let before = values(try winedump.answer(dump.view.bytes))
    #expect(values(try winedump.answer(try snapshot.writer.bytes(of: snapshot))) == before)
    #expect(before.contains { $0.contains("ThreadId:") })
  }

  /// The lines that do not say where in the file something lies, which order streams have, or what
  /// bytes a stream without a name has.
  private func values(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { line in
      !["RVA:", "Rva:", "Contents of", "NumberOfStreams:"].contains { line.contains($0) }
        && line.wholeMatch(of: /\s*[0-9a-f]{8}: .*/) == nil
    }
    .map { line in line.replacing(/Stream \[\d+\]/, with: "Stream")[...] }.sorted()
  }
}
