import Bytes
import Foundation
import MinidumpFormat
import MinidumpReading
import Platform
import Support
import Testing

/// Real dumps by many writers, in the folder that the environment variable MINIDUMP_CORPUS names.
struct CorpusTests {
  static let folder = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"]

  struct Dump: Sendable, CustomTestStringConvertible {
    var path: String
    var threadCount: Int?
    var moduleCount: Int?
    /// Streams by the index's names.
    var streams: [String]

    var testDescription: String { path }
  }

  /// The lines of the corpus's index; of two for the same path the last is right.
  static let dumps: [Dump] = {
    guard let folder,
      let index = try? String(contentsOfFile: folder + "/INDEX.tsv", encoding: .utf8)
    else { return [] }
    var dumps: [String: Dump] = [:]
    for line in index.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 9 else { continue }
      dumps[fields[0]] = Dump(
        path: fields[0], threadCount: Int(fields[6]), moduleCount: Int(fields[7]),
        streams: fields[9].split(separator: ",").map(String.init))
    }
    return dumps.values.sorted { $0.path < $1.path }
  }()

  static func open(_ path: String) throws -> Minidump {
    let view = try MappedFile.view(ofFile: (folder ?? "") + "/" + path)
    return try Minidump(CompressedFile(view, named: path)?.contents() ?? view)
  }

  @Test(.enabled(if: folder != nil), arguments: dumps)
  func `a real dump has the threads, modules and streams that its index names`(
    dump: Dump
  ) throws {
    let minidump = try Self.open(dump.path)
    let walk = Walk(minidump)
    #expect(walk.counts[.threadList] == dump.threadCount)
    #expect(walk.counts[.moduleList] == dump.moduleCount)
    #expect(minidump.streams.count == dump.streams.count)
  }

  @Test(.enabled(if: folder != nil && RobustnessTests.isLong), arguments: dumps)
  func `a real dump that is cut short or changed is read as far as it goes`(dump: Dump) throws {
    let bytes = try Self.open(dump.path).view.bytes
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let prefix = bytes.prefix(.random(in: 32...bytes.count, using: &random))
      _ = (try? Minidump(ByteView(prefix))).map { Walk($0) }
      var changed = bytes
      for _ in 0..<Int.random(in: 1...64, using: &random) {
        // Half of the changes go where the structures usually lie.
        let end = Bool.random(using: &random) ? bytes.count : min(bytes.count, 16_384)
        changed[.random(in: 8..<end, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = (try? Minidump(ByteView(changed))).map { Walk($0) }
    }
  }
}
