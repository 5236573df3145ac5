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

  /// What every line begins with.
  public static let beginning = Array(#"{"path":""#.utf8)

  /// No path is longer, with every byte escaped and the members behind it.
  private static let pathLimit = 6 * 64 * 1024 + 256

  /// The path in a line that was written before, be it torn behind it; nil of any other text.
  public static func path(in line: ByteView) -> String? { pathAndRest(of: line)?.path }

  /// The path in a line, and what of the next bytes is behind it.
  private static func pathAndRest(of line: ByteView) -> (path: String, rest: ArraySlice<UInt8>)? {
    let bytes = line.clampedSlice(at: 0, byteCount: UInt64(pathLimit)).bytes
    let text = bytes.dropFirst(beginning.count - 1)
    guard bytes.starts(with: beginning), let end = endOfString(in: text),
      case .string(let path)? = JSONParser.parse(text[..<end])
    else { return nil }
    return (path, text[end...])
  }

  /// What can be told of a line that was written before without reading all of it.
  public struct Written: Sendable {
    /// Which member tells what became of the dump.
    public enum Content: String, Sendable {
      /// All of it.
      case report
      /// What crashed, and where.
      case summary
      /// Why there is neither.
      case error
    }

    /// Where the dump is.
    public var path: String
    /// The last member.
    public var content: Content

    /// Nil of any other text, and of a line that is not whole.
    ///
    /// - Parameter line: without its end.
    public init?(_ line: ByteView) {
      guard line.byteCount > 0,
        line.clampedSlice(at: UInt64(line.byteCount - 1)).bytes == [UInt8(ascii: "}")],
        let (path, rest) = JSONLine.pathAndRest(of: line),
        let content = Self.content(in: rest)
      else { return nil }
      (self.path, self.content) = (path, content)
    }

    /// Of what comes behind the path: `,"status":"ok","seconds":0.001234,"report":`.
    private static func content(in bytes: ArraySlice<UInt8>) -> Content? {
      let members = bytes.prefix(memberLimit).split(separator: UInt8(ascii: ","), maxSplits: 2)
      guard members.count == 3, members[0].starts(with: #""status":""#.utf8),
        members[1].starts(with: #""seconds":"#.utf8)
      else { return nil }
      let key = members[2].dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      return Content(rawValue: String(decoding: key, as: UTF8.self))
    }

    /// No more is needed for those before the content, however long it took.
    private static let memberLimit = 128
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
