import ArgumentParser
import Glibc
import MinidumpKit

/// The command `dump-stackwalk breakpad`, and `minidump_stackwalk` where a link bears that name: a
/// report as Breakpad's tool prints it.
struct BreakpadWalk: ParsableCommand {
  static let configuration =
    InvokedName.current == .breakpad
    ? CommandConfiguration(
      commandName: InvokedName.breakpad.rawValue, abstract: BreakpadTexts.abstract,
      usage: "minidump_stackwalk [options] DUMP [SYMBOLS ...]",
      discussion: BreakpadTexts.discussion)
    : CommandConfiguration(
      commandName: "breakpad", _superCommandName: "dump-stackwalk",
      abstract: BreakpadTexts.abstract,
      usage: "dump-stackwalk breakpad [options] DUMP [SYMBOLS ...]",
      discussion: BreakpadTexts.discussion)

  @Argument(
    help: ArgumentHelp("The dump to explain, or - for standard input.", valueName: "DUMP"),
    completion: .file())
  var dump: String

  @Argument(
    help: ArgumentHelp(
      "Places with symbols: folders as symbol servers have them, programs, libraries, .sym files.",
      valueName: "SYMBOLS"),
    completion: .file())
  var moreSymbols: [String] = []

  @OptionGroup(title: "Breakpad's options") var choices: BreakpadOptions
  @OptionGroup(title: "Where to") var output: OutputOptions
  @OptionGroup(title: "Symbols") var symbols: SymbolOptions

  func explain() async throws(Failure) {
    let log = try Log(output)
    do throws(Failure) {
      let input = try Input.dump(dump)
      let sink = try Output.sink(output.outputFile)
      let paging = choices.report.layout == .machine ? nil : Paging(output)
      let walk = Walk(
        symbols: symbols, moreSymbols: moreSymbols,
        analysis: Analysis(listsStackContents: choices.stackContents, demanglesNames: false),
        log: log,
        showsProgress: !output.noInteractive)
      let state = try await walk.state(of: input)
      try choices.check(state)
      let report = choices.report.report(state)
      let paged = paging.map { PagedOutput($0) }
      if let paged {
        try Output.write(report, to: paged)
      } else {
        try Output.write(report, to: sink)
      }
      walk.finish()
      if let paged { try Output.finish(paged) }
    } catch {
      if let message = error.logMessage { log.error(message) }
      throw error
    }
  }

  /// Parses, works, and ends the program when something is wrong.
  static func main(withArguments arguments: [String]) async {
    do {
      var command = try parseAsRoot(arguments)
      guard let walk = command as? BreakpadWalk else { return try command.run() }
      try await walk.explain()
    } catch {
      // Breakpad's tool knows no other exit code than 1.
      leave(because: error, wrongArguments: InvokedName.current == .breakpad ? 1 : 2)
    }
  }
}

/// The options of Breakpad's tool.
struct BreakpadOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The layout of the report.", valueName: "LAYOUT"))
  var format = Format.human

  @Flag(name: .customShort("m"), help: "The same as --format machine.")
  var machine = false

  @Flag(name: .customShort("s"), help: "What lies on the stack, too, behind each frame.")
  var stackContents = false

  @Flag(name: .customShort("c"), help: "Only the thread that crashed or asked for the dump.")
  var onlyRequestingThread = false

  @Option(
    name: .customShort("t", allowingJoined: true),
    help: ArgumentHelp("Only the thread with this number, from 0.", valueName: "THREAD"))
  var thread: Int?

  @Flag(
    name: .customShort("b"),
    help: "Only the stack of that thread, a line for each frame.")
  var brief = false

  enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
    case human, machine
  }

  mutating func validate() throws {
    if onlyRequestingThread, thread != nil {
      throw ValidationError("-c and -t cannot be used together: each names a thread")
    }
  }

  var report: BreakpadReport {
    if machine || format == .machine { return BreakpadReport(.machine) }
    if brief { return BreakpadReport(.brief) }
    let choice = thread.map { BreakpadReport.ThreadChoice.numbered($0) }
    return BreakpadReport(.human, threads: choice ?? (onlyRequestingThread ? .requesting : .all))
  }

  /// Whether there is a thread with the number that was asked for.
  func check(_ state: ProcessState) throws(Failure) {
    let count = state.threads.count { $0.stack.end != .skipped }
    guard let thread, !(0..<count).contains(thread) else { return }
    throw Failure.writing("-t \(thread): the dump has \(count) threads, the first is 0")
  }
}

/// Words of the help that are longer than a line.
enum BreakpadTexts {
  static let abstract =
    "Explains a crash as Breakpad's minidump_stackwalk does: its flags, its output."

  static let discussion = """
    Examples:
      dump-stackwalk breakpad crash.dmp symbols/
      dump-stackwalk breakpad -m crash.dmp symbols/ | grep '^0|'

    Called by the name minidump_stackwalk, which may be a link, dump-stackwalk does the same: \
    make install LINKS=minidump_stackwalk makes one. A dump that is called breakpad is explained by \
    dump-stackwalk ./breakpad.

    Exit codes: 0 a report was written; 1 the dump could not be read, or a file not written; 2 wrong \
    arguments, which as minidump_stackwalk are 1, too.
    """
}
