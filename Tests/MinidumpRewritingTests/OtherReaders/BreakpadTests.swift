import Bytes
import Foundation
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Testing

/// Breakpad's processor, as `Scripts/breakpad-report` asks it.
private let breakpad = OtherReader(
  [package + "/.build/peers/bin/python"], [package + "/Scripts/breakpad-report"])

private let package = URL(fileURLWithPath: #filePath + "/../../../..").standardized.path

/// What Breakpad sees in what we write.
@Suite(.enabled(if: breakpad != nil, "symbolic is installed in .build/peers"))
struct BreakpadTests {
  @Test(arguments: RewritingTests.dumps + RewritingTests.corpus)
  func `a dump written again has the same crash, modules and stacks`(path: String) throws {
    let breakpad = try #require(breakpad)
    guard let dump = try RewritingTests.dump(path) else { return }
    let snapshot = DumpSnapshot(of: dump)
    let before = lines(try breakpad.answer(dump.view.bytes))
    let after = lines(try breakpad.answer(try snapshot.writer.bytes(of: snapshot)))
    #expect(after.count == before.count)
    let isEqual = try hasOrderlyMemory(dump)
    for (after, before) in zip(after, before) {
      #expect(isEqual ? after == before : after.hasPrefix(before))
    }
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n")
  }
}
