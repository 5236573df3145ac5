import MinidumpKit

/// What became of a dump, for whoever had it written again.
struct RewriteSummary {
  let input: String
  let output: String
  let source: DumpInput
  let snapshot: DumpSnapshot
  let sanitizing: SanitizingSummary?
  let written: WrittenMinidump

  /// As many problems are told; a damaged dump may have hundreds.
  private static let problemLimit = 20

  /// Lines, each with its end.
  var text: String {
    let lines = [sizes, leftOut, homeless, sanitized].compactMap(\.self) + warnings
    return lines.map { $0.harmlessToTerminals + "\n" }.joined()
  }

  private var sizes: String {
    "\(Self.name(input)): \(snapshot.dump.view.byteCount.inBinaryUnits); "
      + "\(Self.name(output)): \(Int(clamping: written.byteCount).inBinaryUnits)"
  }

  private static func name(_ path: String) -> String {
    path == "-" ? "standard stream" : path
  }

  private var leftOut: String? {
    let kept = Set(snapshot.streamOrder)
    let gone = snapshot.dump.streams.filter { !kept.contains($0.type) && $0.type != .unused }
    guard !gone.isEmpty else { return nil }
    return "left out: "
      + gone.map { "\($0.type) (\($0.view.byteCount.inBinaryUnits))" }.joined(separator: ", ")
  }

  /// What came with the dump: an upload's form, the words of a log.
  private var homeless: String? {
    let names = source.fields.map(\.name)
    guard !names.isEmpty else { return nil }
    let rest = names.count - Self.problemLimit
    return "left out, as a minidump has no place for it: "
      + names.prefix(Self.problemLimit).joined(separator: ", ")
      + (rest > 0 ? " and \(rest.grouped) more" : "")
  }

  private var sanitized: String? {
    sanitizing.map { summary in
      let stacks = summary.stackCount == 1 ? "1 stack" : "\(summary.stackCount.grouped) stacks"
      let words =
        "\(summary.replacedWordCount.grouped) of \(summary.wordCount.grouped) words replaced"
      let memory =
        "\(Int(clamping: summary.droppedByteCount).inBinaryUnits) of other memory left out"
      return "sanitised: \(stacks), \(words); \(memory); "
        + "names of home folders replaced in \(summary.changedPathCount.grouped) places"
    }
  }

  private var warnings: [String] {
    let all =
      snapshot.problems.map(\.description) + written.warnings
      + written.unreadableMemory.map { "\($0.byteCount.grouped) bytes of memory could not be read" }
    let rest = all.count - Self.problemLimit
    return all.prefix(Self.problemLimit).map { "warning: \($0)" }
      + (rest > 0 ? ["warning: and \(rest.grouped) more"] : [])
  }
}
