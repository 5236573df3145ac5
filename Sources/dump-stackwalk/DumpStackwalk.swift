import ArgumentParser
import Glibc
import MinidumpKit
import ShellCompletions

/// The command: arguments in, report out, exit code.
@main
struct DumpStackwalk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-stackwalk",
    abstract: "Explains a crash: reads a minidump and says what happened.",
    usage: "dump-stackwalk [options] DUMP [SYMBOLS ...]",
    discussion: HelpTexts.discussion,
    subcommands: isDescribed ? commands : [])

  private static let commands: [any ParsableCommand.Type] = [
    Rewrite.self, MakeIndexes.self, Batch.self, Symbolize.self, BreakpadWalk.self,
  ]

  /// Whether a man page or completions are wanted. Only there is the parser told of a subcommand: else
  /// `help` and, in any place, `rewrite` could not be names of dumps.
  private static let isDescribed = CommandLine.arguments.dropFirst().prefix(1).contains {
    $0 == "--experimental-dump-help" || $0.hasPrefix(CommandDescription.Shell.option)
  }

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "What to report") var report: ReportOptions
  @OptionGroup(title: "Where to") var output: OutputOptions
  @OptionGroup(title: "Symbols") var symbols: SymbolOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions

  @Flag(name: [.customShort("V"), .long], help: "Print the version.")
  var version = false

  /// Behind the parser's own checks, so that a misspelt option is told first.
  private func checkDump() throws {
    guard version || report.helpMarkdown || input.dump != nil else {
      throw ValidationError(
        "the argument 'DUMP' is missing: the minidump to explain, or - for standard input")
    }
  }

  /// Reads, processes and writes; the only errors are ``Failure``s.
  func explain() async throws(Failure) {
    if version {
      return try Output.print("dump-stackwalk \(HelpTexts.version)\n")
    }
    if report.helpMarkdown {
      return try Output.print(Manual.markdown(of: [Self.self] + Self.commands))
    }
    let log = try Log(output)
    do throws(Failure) {
      try report.checkPairings()
      let dump = try Input.dump(input.dump ?? "-")
      if report.dump {
        for problem in dump.problems { log.warn("\(problem)") }
        return try Output.write(report.rawDump, of: dump.minidump, to: output)
      }
      let destinations = try Output(
        report: report, output: output, of: Self.title(of: input.dump ?? "-"))
      let walk = Walk(
        symbols: symbols, moreSymbols: input.moreSymbols, analysis: analysis.analysis, log: log,
        showsProgress: !output.noInteractive)
      let state = try await walk.state(of: dump)
      try destinations.write(state)
      // While a pager shows the report; but for what is told of it, which would be in the way.
      if log.level >= .info { try destinations.finish() }
      walk.finish()
      try destinations.finish()
    } catch {
      if let message = error.logMessage {
        log.error(message)
      }
      throw error
    }
  }

  private static func title(of path: String) -> String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
  }

  static func main() {
    TaskThreads().wait { await execute() }
  }

  private static func execute() async {
    // A reader that goes away (`| head`) is no failure, and must not kill us unheard.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch InvokedName.current {
    case .breakpad: await BreakpadWalk.main(withArguments: arguments)
    case .rustMinidump: await explain(arguments)
    case nil: await executeSubcommand(arguments)
    }
  }

  private static func executeSubcommand(_ arguments: [String]) async {
    if let script = completions(askedForBy: arguments) {
      try? Output.print(script)
      return
    }
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "rewrite": Rewrite.main(withArguments: rest)
    case "symbolize": Symbolize.main(withArguments: rest)
    case "index": await MakeIndexes.main(withArguments: rest)
    case "batch": await Batch.main(withArguments: rest)
    case "breakpad": await BreakpadWalk.main(withArguments: rest)
    default: await explain(arguments)
    }
  }

  private static func completions(askedForBy arguments: [String]) -> String? {
    CommandDescription.Shell(askedForBy: arguments, usual: Output.environment("SHELL")).flatMap {
      CommandDescription(dumpedHelp: _dumpHelp())?.script(for: $0)
    }
  }

  private static func explain(_ arguments: [String]) async {
    do {
      var command = try parseAsRoot(arguments)
      guard let stackwalk = command as? DumpStackwalk else {
        // The parser's own command, which throws the help.
        return try command.run()
      }
      try stackwalk.checkDump()
      try await stackwalk.explain()
    } catch {
      leave(because: error)
    }
  }
}

extension ParsableCommand {
  /// Tells an error, or the help that was asked for, and ends the program.
  ///
  /// - Parameter wrongArguments: the exit code for them; that of clap, and with it of rust-minidump.
  static func leave(because error: any Error, wrongArguments: Int32 = 2) -> Never {
    if let failure = error as? Failure {
      if let message = failure.message {
        try? FileSink.standardError.write(Array("Error: \(message)\n".utf8))
      }
      Glibc.exit(failure.exitCode)
    }
    let isHelp = exitCode(for: error) == .success
    let sink = isHelp ? FileSink.standardOutput : .standardError
    try? sink.write(Array((message(about: error) + "\n").utf8))
    Glibc.exit(isHelp ? 0 : wrongArguments)
  }

  /// What the parser says; of a subcommand that is parsed by itself, with the command it is one of.
  private static func message(about error: any Error) -> String {
    let message = fullMessage(for: error)
    guard let parent = configuration._superCommandName else { return message }
    return message.replacing("See '\(_commandName) ", with: "See '\(parent) \(_commandName) ")
  }
}
