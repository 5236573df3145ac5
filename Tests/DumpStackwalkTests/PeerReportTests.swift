import Foundation
import Support
import Testing

/// Reports against those that rust-minidump made of the same dumps: all that is not frames is equal.
///
/// Needs a corpus: the environment variable MINIDUMP_CORPUS names a folder with `minidumps/…/X.dmp` and
/// beside each dump rust-minidump's `X.rust-minidump.json`, and symbol stores below `symbols/`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] != nil))
struct PeerReportTests {
  private let corpus = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] ?? ""

  /// What follows from the frames, which `Docs/Decisions/0050-frames-that-differ.md` is about.
  private static let framesAndTheirLike: Set = ["threads", "crashing_thread"]
  private static let moduleMembersOfFrames: Set = [
    "loaded_symbols", "missing_symbols", "corrupt_symbols", "symbol_url",
  ]

  @Test func `all that is not frames is as rust-minidump says it`() throws {
    let root = corpus + "/minidumps"
    let reports = try peerReports(below: root)
    #expect(!reports.isEmpty)
    for (dump, report) in reports {
      let answer = try Tool.run(["--json", dump])
      let ours = try object(Data(answer.output.utf8))
      let theirs = known(try object(unpacked(report)))
      for (key, value) in theirs where !Self.framesAndTheirLike.contains(key) {
        #expect(
          isEqual(comparable(value, of: key), comparable(ours[key] ?? "absent", of: key)),
          "\(dump): \(key)")
      }
    }
  }

  /// Dumps with the report beside them; without those whose path the corpus lists twice, so that
  /// nobody knows which of the two the report is of.
  private func peerReports(below root: String) throws -> [(dump: String, report: String)] {
    let ending = ".rust-minidump.json"
    let index = try String(contentsOfFile: root + "/../INDEX.tsv", encoding: .utf8)
    let listed = index.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
    let twice = Dictionary(grouping: listed, by: { $0 }).filter { $1.count > 1 }.keys
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.sorted().compactMap { file -> (dump: String, report: String)? in
      guard let range = file.range(of: ending) else { return nil }
      let dump = "minidumps/" + file[..<range.lowerBound] + ".dmp"
      let name = [dump, dump + ".gz"].first {
        FileManager.default.fileExists(atPath: root + "/../" + $0)
      }
      guard let name, !twice.contains(Substring(name)) else { return nil }
      return (root + "/../" + name, root + "/" + file)
    }
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Without what frames decide, and without the order that rust-minidump takes from a hash table.
  private func comparable(_ value: Any, of key: String) -> Any {
    switch (key, value) {
    case ("modules", let modules as [[String: Any]]):
      modules.map { $0.filter { !Self.moduleMembersOfFrames.contains($0.key) } }
    case ("proc_limits", let limits as [String: [[String: Any]]]):
      (limits["limits"] ?? []).sorted { "\($0["name"] ?? "")" < "\($1["name"] ?? "")" }
    // It does not know RISC-V, nor that its addresses have 64 bits.
    case ("system_info", let system as [String: Any]):
      system.filter { $0.key != "cpu_arch" || !Self.wordsForRISCV.contains("\($0.value)") }
    default: value
    }
  }

  /// Their report without what follows from knowing the CPU, where they do not know it.
  private func known(_ theirs: [String: Any]) -> [String: Any] {
    let system = theirs["system_info"] as? [String: Any]
    guard system?["cpu_arch"] as? String == "unknown",
      var crash = theirs["crash_info"] as? [String: Any]
    else { return theirs }
    crash["possible_bit_flips"] = nil
    return theirs.merging(["crash_info": crash]) { $1 }
  }

  private static let wordsForRISCV: Set = ["unknown", "riscv", "riscv64"]

  /// Members that only we have are additions.
  private func isEqual(_ theirs: Any, _ ours: Any) -> Bool {
    switch (theirs, ours) {
    case (let theirs as [String: Any], let ours as [String: Any]):
      theirs.allSatisfy { key, value in ours[key].map { isEqual(value, $0) } ?? false }
    case (let theirs as [Any], let ours as [Any]):
      theirs.count == ours.count && zip(theirs, ours).allSatisfy { isEqual($0, $1) }
    default: "\(theirs)" == "\(ours)"
    }
  }

  private func unpacked(_ path: String) throws -> Data {
    guard path.hasSuffix(".gz") else { return try Data(contentsOf: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
