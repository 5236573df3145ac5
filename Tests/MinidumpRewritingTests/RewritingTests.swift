import Bytes
import Foundation
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Platform
import Support
import Testing

/// Dumps of other writers, read, written again and read back.
@Suite struct RewritingTests {
  static let testData = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "TestData").path

  static let dumps = paths(in: testData)
  /// Set by the environment variable MINIDUMP_CORPUS, for a longer run.
  static let corpus = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"].map(paths) ?? []

  static func paths(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".dmp") || $0.hasSuffix(".dmp.gz") }
      .sorted().map { folder + "/" + $0 }
  }

  /// The dump in a file; nil for Breakpad's microdumps, which are text.
  static func dump(_ path: String) throws -> Minidump? {
    let file = try MappedFile.view(ofFile: path)
    let view = try CompressedFile(file, named: path)?.contents() ?? file
    return InputKind(of: view) == .minidump ? try Minidump(view) : nil
  }

  /// Where a dump and what is written of it differ, with `Memory64Use.always` as well.
  func differences(_ dump: Minidump, _ snapshot: DumpSnapshot) throws -> [String] {
    var writer = snapshot.writer
    let bytes = try writer.bytes(of: snapshot)
    let again = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    if snapshot.problems.isEmpty {
      #expect(again.problems == [], "what we write is whole")
    }
    #expect(try again.writer.bytes(of: again) == bytes, "and is written again as it is")
    writer.memory64Use = .always
    return try [bytes, writer.bytes(of: snapshot)].flatMap { bytes in
      let outline = DumpOutline(bytes, bigEndian: dump.byteOrder == .bigEndian)
      return try DumpComparison(before: dump, after: Minidump(ByteView(bytes))).differences
        + PeerDemands(outline: outline).complaints
    }
  }

  @Test(arguments: dumps)
  func `another writer's dump says the same when it is written again`(path: String) throws {
    let dump = try #require(try Self.dump(path))
    let snapshot = DumpSnapshot(of: dump)
    let differences = try differences(dump, snapshot)
    #expect(differences == [])
    #expect(snapshot.problems == [])
  }

  @Test(.enabled(if: !corpus.isEmpty), arguments: corpus)
  func `so do the dumps of the corpus, but for what is broken in them`(path: String) throws {
    guard let dump = try Self.dump(path) else { return }
    let snapshot = DumpSnapshot(of: dump)
    let differences = try differences(dump, snapshot)
    let damaged = Set(snapshot.problems.map(\.subject))
    guard !KnownDamage.isNoise(dumpAt: path) else { return }
    #expect(damaged == KnownDamage.subjects(ofDumpAt: path))
    if damaged.isEmpty {
      #expect(differences == [])
    }
  }

  @Test(arguments: 0..<UInt64(200))
  func `a mutated dump is written as a whole one`(seed: UInt64) throws {
    let original = try Fixture.bytes("linux-amd64-threads.dmp")
    let mutated = Mutation(seed: seed, of: original).bytes
    guard let dump = try? Minidump(ByteView(mutated)) else { return }
    let snapshot = DumpSnapshot(of: dump)
    let bytes = try snapshot.writer.bytes(of: snapshot)
    #expect(bytes.count < 4 * mutated.count + 1 << 20)
    #expect(PeerDemands(outline: DumpOutline(bytes)).complaints == [])
    let again = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    #expect(try again.writer.bytes(of: again) == bytes)
    var sanitized = DumpSnapshot(of: dump, where: Sanitizer.keeps)
    _ = Sanitizer(sanitized).sanitize(&sanitized)
    #expect(try sanitized.writer.bytes(of: sanitized).count <= bytes.count)
  }

  @Test func `every stream that is taken over is compared`() {
    let compared = Set(DumpComparison.all.keys)
    #expect(StreamTransfer.all.map(\.type).filter { !compared.contains($0) } == [])
  }
}
