public import Bytes
public import Processing

/// What became of one dump of many, as a line of JSON: `Docs/ReportSchema.md` describes it.
public struct JSONLine: Sendable {
  /// What was made of the dump.
  public enum Outcome: Sendable {
    /// All of it: the members of a ``JSONReport``.
    case report(ProcessState)
    /// What crashed, and where.
    case summary(ProcessState)
    /// Nothing, for a reason that is a sentence.
    case failure(String)
  }

  /// Where the dump is.
  public var path: String
  public var outcome: Outcome
  /// How long it took.
  public var duration: Duration

  public init(path: String, outcome: Outcome, duration: Duration) {
    self.path = path
    self.outcome = outcome
    self.duration = duration
  }

  /// The line, in UTF-8, with its end.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("path", path)
      json.member("status", status)
      json.key("seconds")
      json.number(text: duration.inSeconds)
      switch outcome {
      case .report(let state):
        json.key("report")
        JSONSections(state).write(to: &json)
      case .summary(let state): JSONSections(state).summary(&json)
      case .failure(let sentence): json.member("error", sentence)
      }
    }
    return json.bytes + [0x0a]
  }

  private var status: String {
    if case .failure = outcome { "error" } else { "ok" }
  }

  /// No path is longer, with every byte escaped.
  private static let pathLimit = 64 * 1024

  /// The path in a line that was written before; nil of any other text.
  public static func path(in line: ByteView) -> String? {
    let beginning = Array(#"{"path":"#.utf8)
    let bytes = line.clampedSlice(at: 0, byteCount: UInt64(pathLimit)).bytes
    let rest = bytes.dropFirst(beginning.count)
    guard bytes.starts(with: beginning), let end = endOfString(in: rest),
      case .string(let path)? = JSONParser.parse(rest[..<end])
    else { return nil }
    return path
  }

  /// The index behind the closing quote of the string that bytes begin with.
  private static func endOfString(in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    var index = bytes.startIndex + 1
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

extension Duration {
  /// "0.001234".
  fileprivate var inSeconds: String {
    let (seconds, attoseconds) = components
    let digits = String(attoseconds / 1_000_000_000_000)
    return "\(seconds).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
  }
}
