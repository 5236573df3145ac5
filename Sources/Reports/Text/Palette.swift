/// How parts of a text report are set apart on a terminal: colours, or nothing at all.
public struct Palette: Hashable, Sendable {
  /// What a part of the text is, for whoever decides how it looks.
  enum Role: Hashable, Sendable, CaseIterable {
    /// Why the process ended, and where.
    case crash
    /// A thread's line, a list's title.
    case heading
    case function
    case source
    /// A frame found by scanning: perhaps no frame at all.
    case guess
    /// Registers and how a frame was found: for whoever looks closer.
    case detail
    /// What is missing or could not be read.
    case warning
  }

  private var codes: [Role: String]

  /// Text only: for files, pipes and terminals without colours.
  public static let plain = Palette(codes: [:])

  /// ANSI attributes (ECMA-48 "SGR") in the colours the terminal's owner chose.
  public static let terminal = Palette(codes: [
    .crash: "1;31", .heading: "1", .function: "1;36", .source: "32", .guess: "2;33", .detail: "2",
    .warning: "33",
  ])

  /// Colours for a terminal that wants them: <https://no-color.org>, and `TERM=dumb`.
  ///
  /// - Parameter environment: the value of a variable of the process's environment.
  package static func wanted(
    isTerminal: Bool, noColor: Bool, environment: (String) -> String?
  ) -> Palette {
    let isRefused = noColor || environment("NO_COLOR")?.isEmpty == false
    return isTerminal && !isRefused && environment("TERM") != "dumb" ? .terminal : .plain
  }

  /// The sequence that switches a role's looks on; nil when it has none.
  func start(_ role: Role) -> String? { codes[role].map { "\u{1b}[\($0)m" } }

  static let end = "\u{1b}[0m"
}
