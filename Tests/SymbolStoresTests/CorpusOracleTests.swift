import BreakpadSymbols
import Bytes
import Foundation
import Platform
import SymbolStores
import Symbols
import Testing

/// Compares with what rust-minidump says of the frames of real dumps: `CASE.rust-minidump.json`
/// beside the dumps in the folder that MINIDUMP_CORPUS names.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] != nil))
struct CorpusOracleTests {
  private let root = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] ?? ""

  @Test func `frames are named as rust-minidump names them`() async throws {
    var comparison = FrameComparison(store: CombinedStore(try symbolRoots()))
    for path in paths(below: root + "/minidumps", having: ".rust-minidump.json") {
      await comparison.compare(try report(path), path: path)
    }
    #expect(comparison.frameCount > 10_000)
    #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
  }

  private func symbolRoots() throws -> [any SymbolSupplier] {
    let groups = try FileManager.default.contentsOfDirectory(atPath: root + "/symbols").sorted()
      .map { root + "/symbols/" + $0 }
    let others = ["rust-minidump/symbols", "google-breakpad/testdata/symbols"]
      .map { root + "/upstream/" + $0 }
    return (groups + others).map { DirectoryStore(path: $0) }
  }

  private func paths(below folder: String, having part: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.contains(part) }.sorted().map { folder + "/" + $0 }
  }

  private func report(_ path: String) throws -> Report {
    var view = try MappedFile.view(ofFile: path)
    if let file = CompressedFile(view, named: path) { view = try file.contents() }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: Data(view.bytes))
  }
}

private struct Report: Decodable {
  struct Module: Decodable {
    var debugFile: String?
    var debugId: String?
    var filename: String?
    var loadedSymbols: Bool?
  }

  struct Inline: Decodable, Equatable {
    var function: String?
    var file: String?
    var line: UInt32?
  }

  struct Frame: Decodable {
    var module: String?
    var moduleOffset: String?
    var function: String?
    var functionOffset: String?
    var file: String?
    var line: UInt32?
    var inlines: [Inline]?
  }

  struct Thread: Decodable {
    var frames: [Frame]?
  }

  var modules: [Module]?
  var threads: [Thread]?
}

private struct FrameComparison {
  let store: CombinedStore
  private(set) var frameCount = 0
  private(set) var differences: [String] = []
  private var files: [String: any SymbolFile] = [:]

  init(store: CombinedStore) {
    self.store = store
  }

  mutating func compare(_ report: Report, path: String) async {
    for frame in (report.threads ?? []).flatMap({ $0.frames ?? [] }) {
      let candidates = (report.modules ?? []).filter { $0.filename == frame.module }
      guard let module = candidates.first, candidates.count == 1, module.loadedSymbols == true,
        let offset = frame.moduleOffset.flatMap({ UInt64($0.dropFirst(2), radix: 16) }),
        let file = await symbols(of: module)
      else { continue }
      compare(
        frame, with: file.symbol(at: offset), place: "\(path) \(frame.module ?? "")+\(offset)")
    }
  }

  private mutating func symbols(of module: Report.Module) async -> (any SymbolFile)? {
    let key = (module.debugFile ?? "") + (module.debugId ?? "")
    if let known = files[key] { return known }
    let id = ModuleID(
      codeFile: module.filename ?? "", debugFile: module.debugFile,
      debugIdentifier: module.debugId.flatMap { DebugIdentifier($0) })
    guard let file = await store.symbols(for: id).file else { return nil }
    files[key] = file
    return file
  }

  private mutating func compare(_ frame: Report.Frame, with match: SymbolMatch?, place: String) {
    frameCount += 1
    let offset = frame.functionOffset.flatMap { UInt64($0.dropFirst(2), radix: 16) }
    let address = frame.moduleOffset.flatMap { UInt64($0.dropFirst(2), radix: 16) } ?? 0
    // It leaves out the innermost inlined function's line when that is 0.
    let inlines = match?.inlines.enumerated().map { depth, inline in
      Report.Inline(
        function: inline.name, file: inline.source?.file,
        line: inline.source.flatMap { depth == 0 && $0.line == 0 ? nil : $0.line })
    }
    let isSame =
      frame.function == match?.name && offset == match.map { address &- $0.relativeAddress }
      && frame.file == match?.source?.file && frame.line == match?.source?.line
      && (frame.inlines ?? []) == (inlines ?? [])
    if !isSame { differences.append("\(place)\n  \(frame)\n  \(String(describing: match))") }
  }
}
