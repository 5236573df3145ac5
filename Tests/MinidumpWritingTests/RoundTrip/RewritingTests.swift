import Bytes
import Foundation
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Platform
import Testing

/// Dumps of other writers, read, written again and read back.
@Suite struct RewritingTests {
  static let testData = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "TestData").path

  static let dumps = paths(in: testData)
  /// Set by the environment variable MINIDUMP_CORPUS, for a longer run.
  static let corpus = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"].map(paths) ?? []

  /// Dumps whose makers wanted them broken: two streams of a type, a stack that differs from the
  /// memory list's bytes; and texts that are no minidumps.
  static let broken = ["invalid-record-count", "notepad-larger-32bit", "microdump-"]

  static func paths(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".dmp") || $0.hasSuffix(".dmp.gz") }
      .filter { name in !broken.contains(where: name.contains) }
      .sorted().map { folder + "/" + $0 }
  }

  func rewrite(_ path: String) throws {
    let file = try MappedFile.view(ofFile: path)
    let view = Gzip.isCompressed(file) ? try Gzip.decompressed(file, named: path) : file
    let snapshot = DumpSnapshot(of: try Minidump(view))
    for use in Memory64Use.allCases {
      let bytes = try MinidumpWriter(memory64Use: use).bytes(of: snapshot)
      let differences = try ReadBack(snapshot, bytes, .littleEndian).differences
      #expect(differences == [])
      #expect(PeerDemands(outline: DumpOutline(bytes)).complaints == [])
    }
  }

  @Test(arguments: dumps)
  func `another writer's dump says the same when it is written again`(path: String) throws {
    try rewrite(path)
  }

  @Test(.enabled(if: !corpus.isEmpty), arguments: corpus)
  func `so do the dumps of the corpus`(path: String) throws {
    try rewrite(path)
  }
}
