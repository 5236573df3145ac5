import Foundation
import MinidumpKit
import Support
import Testing

/// Stacks of sanitised dumps are those of the dumps.
@Suite struct SanitizedReportTests {
  static let dumps = try! FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path)
    .filter { $0.hasSuffix(".dmp") || $0.hasSuffix(".dmp.gz") }.sorted()

  func dump(_ name: String) throws -> Minidump {
    let path = Fixture.folder.appendingPathComponent(name).path
    let file = try MappedFile.view(ofFile: path)
    return try Minidump(CompressedFile(file, named: path)?.contents() ?? file)
  }

  /// Functions, places in them, and how they were found, by thread.
  func stacks(_ dump: Minidump) async -> [[String]] {
    let store = DirectoryStore(path: Fixture.folder.appendingPathComponent("Symbols").path)
    let state = await DumpProcessor(suppliers: [store]).process(dump)
    return state.threads.map { thread in
      thread.stack.frames.map { frame in
        "\(frame.symbol?.name ?? "?") \(frame.instructionAddress) \(frame.trust)"
      }
    }
  }

  @Test(arguments: dumps)
  func `a sanitised dump has the same stacks`(name: String) async throws {
    let dump = try dump(name)
    var snapshot = DumpSnapshot(of: dump, where: Sanitizer.keeps)
    let summary = Sanitizer(snapshot).sanitize(&snapshot)
    let bytes = try snapshot.writer.bytes(of: snapshot)
    #expect(summary.replacedWordCount > 0)
    let sanitized = try Minidump(ByteView(bytes))
    let (before, after) = await (stacks(dump), stacks(sanitized))
    #expect(before == after)
  }
}
