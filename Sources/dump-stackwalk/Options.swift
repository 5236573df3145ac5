import ArgumentParser

struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The dump to explain: a minidump, compressed (gzip, zstd, xz) or not, also in the body of an upload; or a log with a Breakpad microdump. - reads standard input.",
      valueName: "DUMP"),
    completion: .file())
  var dump: String?

  @Argument(
    help: ArgumentHelp(
      "More places with symbols, as with --symbols-path.", valueName: "SYMBOLS"),
    completion: .file())
  var moreSymbols: [String] = []
}

/// The format of the report, and how much of it.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Report for people: text, coloured on a terminal. This is the default.")
  var human = false

  @Flag(help: "Report for programs: JSON in rust-minidump's schema, with additions.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Both: text to the output, JSON to the file PATH.", valueName: "PATH"),
    completion: .file())
  var cyborg: String?

  @Flag(
    help: "Everything the dump says, field by field, and no conclusions; with --json as JSON.")
  var dump = false

  @Option(
    help: ArgumentHelp(
      "Beside the other report, write one as a page for a browser to the file PATH.",
      valueName: "PATH"),
    completion: .file())
  var html: String?

  @Flag(
    help:
      "The crash's signature in a line, a name that crashes of the same cause share; below it, why, unless --brief."
  )
  var signature = false

  @Flag(help: ArgumentHelp("Print the manual as Markdown.", visibility: .hidden))
  var helpMarkdown = false

  @Flag(help: "--dump: all bytes of memory and unknown streams, not only the first 64 of each.")
  var dumpBytes = false

  @Flag(
    help: "Text: only the summary and the stack of the thread that crashed. --dump: no bytes.")
  var brief = false

  @Flag(help: "JSON: break and indent lines.")
  var pretty = false

  @Flag(
    help:
      "Text: say how likely an attacker can make use of the crash, as Breakpad rates it, and why. JSON always does."
  )
  var exploitability = false

  mutating func validate() throws {
    // A raw dump may be JSON, too.
    let given = [
      ("--human", human), ("--json", json && !dump), ("--cyborg <PATH>", cyborg != nil),
      ("--dump", dump), ("--signature", signature), ("--help-markdown", helpMarkdown),
    ].filter(\.1)
    if given.count > 1 {
      throw ValidationError(
        "the argument '\(given[0].0)' cannot be used with '\(given[1].0)'")
    }
    if dump, html != nil {
      throw ValidationError("--html goes with a report, and not with --dump")
    }
    if dumpBytes, brief || !dump {
      throw ValidationError("--dump-bytes goes with --dump, and not with --brief")
    }
  }

  /// Refuses what has no effect, in rust-minidump's words and with its exit code.
  func checkPairings() throws(Failure) {
    if pretty, !json, cyborg == nil {
      throw Failure.pairing(
        "Humans must be hideous! (The --pretty and --human flags cannot both be set)")
    }
    if brief, json, !dump {
      throw Failure.pairing(
        "Robots cannot be brief! (The --brief flag is only valid for --human, --cyborg, and --dump)"
      )
    }
  }
}

/// Where report and log go.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the report to PATH instead of standard output.", valueName: "PATH"),
    completion: .file())
  var outputFile: String?

  @Option(
    help: ArgumentHelp("Write the log to PATH instead of standard error.", valueName: "PATH"),
    completion: .file())
  var logFile: String?

  @Option(help: ArgumentHelp("How much to log.", valueName: "LEVEL"))
  var verbose = LogLevel.error

  @Flag(help: "No colours. Files and pipes never get any; NO_COLOR and TERM=dumb are obeyed.")
  var noColor = false

  @Flag(
    help:
      "Text: write it as it is. Else one that is longer than the terminal goes through $DUMP_STACKWALK_PAGER, $PAGER or less."
  )
  var noPager = false

  @Flag(help: "Do not show what is waited for. Only a terminal ever shows it.")
  var noInteractive = false
}

/// How much the log tells, each level with all before it.
enum LogLevel: String, CaseIterable, ExpressibleByArgument, Sendable {
  case off, error, warn, info, debug, trace
}
