import ArgumentParser
import Glibc
import MinidumpKit

/// The command `dump-stackwalk batch`: many dumps in, a line of JSON for each out.
struct Batch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    _superCommandName: "dump-stackwalk",
    abstract: "Explains many dumps with all cores: a line of JSON for each.",
    usage: "dump-stackwalk batch [options] DIR|LIST|- [SYMBOLS ...]",
    discussion: BatchTexts.discussion)

  @Argument(
    help: ArgumentHelp(
      "A folder with dumps in it or in folders below; or a file with a path on each line; - reads such lines from standard input.",
      valueName: "DIR|LIST|-"),
    completion: .file())
  var source: String

  @Argument(
    help: ArgumentHelp("More places with symbols, as with --symbols-path.", valueName: "SYMBOLS"),
    completion: .file())
  var moreSymbols: [String] = []

  @Flag(help: "Of a folder, take every file: without this, those named as dumps are.")
  var all = false

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp(
      "How many dumps are worked on at a time, at most \(Workers.largestWish). (default: one for each core)",
      valueName: "N"))
  var jobs: Int?

  @Flag(help: "Instead of the whole report, what crashed and where (summary).")
  var brief = false

  @Flag(help: "Lines in the order of the dumps, not as they are done.")
  var inOrder = false

  @Option(
    help: ArgumentHelp(
      "Write the lines to PATH instead of standard output; what was there is gone, but for --resume.",
      valueName: "PATH"),
    completion: .file())
  var outputFile: String?

  @Flag(
    help:
      "Go on where a run with the same --output-file stopped: dumps with a whole line there are passed over, a torn last line is cut away."
  )
  var resume = false

  @Flag(name: [.short, .long], help: "No progress and no totals; only errors.")
  var quiet = false

  @OptionGroup(title: "Symbols") var symbols: SymbolOptions

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var limits: LimitOptions

  mutating func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs is \(jobs): at least one dump must be worked on")
    }
    if let jobs, jobs > Workers.largestWish {
      throw ValidationError("--jobs is \(jobs): \(Workers.largestWish) is the most")
    }
    if resume, outputFile == nil {
      throw ValidationError("--resume goes with --output-file: it looks there for what is done")
    }
  }

  func run() async throws {
    let downloads = DownloadProgress(isShown: false, log: nil)
    let sources = SymbolSources(limits.limited(symbols), moreSymbols, observer: downloads)
    for problem in sources.problems { Self.tell(problem) }
    Interruption.expect()
    let dumps = try DumpSource(source, takesAll: all)
    if let outputFile { try dumps.refuse(writingTo: outputFile) }
    let job = BatchJob(
      dumps: dumps,
      store: SymbolStore(sources.suppliers),
      signatureRules: try signature.rules(), limits: limits,
      isBrief: brief,
      output: try BatchOutput(
        path: outputFile, resumes: resume, isInOrder: inOrder, isBrief: brief),
      jobCount: jobs ?? Cores.count,
      isQuiet: quiet, downloads: downloads)
    let totals = try await job.run()
    _ = sources.indexes.makeMissing()
    sources.downloads?.trim()
    if Interruption.isWanted {
      Self.tell("interrupted; " + wayOn)
      Glibc.exit(130)
    }
    if totals.failedCount > 0 || !job.dumps.isComplete { throw ExitCode(1) }
  }

  /// How to have the rest done.
  private var wayOn: String {
    outputFile == nil
      ? "with --output-file and --resume the next run can go on where it was stopped"
      : "the same command with --resume goes on from here"
  }

  static func tell(_ sentence: String) {
    try? FileSink.standardError.write(Array((sentence.harmlessToTerminals + "\n").utf8))
  }
}

extension Batch {
  /// Parses, works, and ends the program when something is wrong.
  static func main(withArguments arguments: [String]) async {
    do {
      var command = try parseAsRoot(arguments)
      if let batch = command as? Batch { try await batch.run() } else { try command.run() }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      leave(because: error)
    }
  }
}

/// Words of the help that are longer than a line.
enum BatchTexts {
  static let discussion = """
    Examples:
      dump-stackwalk batch crashes/ symbols/ > reports.jsonl
          All dumps in a folder and in the folders below it.
      dump-stackwalk batch --output-file reports.jsonl crashes/ symbols/
      dump-stackwalk batch --output-file reports.jsonl --resume crashes/ symbols/
          The same in a file; and, had it been stopped, the rest of it.
      find /srv -newer stamp -name '*.dmp' | dump-stackwalk batch - symbols/
          Dumps by their paths, each explained as soon as its path comes.
      dump-stackwalk batch --brief crashes/ | jq -r .summary.type | sort | uniq -c
          What crashed how often.

    Each line is an object: path, status ("ok" or "error"), seconds, and report, which has the \
    members that --json gives; or summary with --brief; or error, a sentence. Lines come as dumps \
    are done, each written whole and at once.

    Of a folder, files are taken whose names end in .dmp, .mdmp, .minidump or .microdump, with .gz, \
    .zst or .xz behind that or not. Whatever a file is, it stops nothing: what is missing, broken \
    or no dump gets a line that says so. A folder that cannot be looked into is told, and makes the \
    exit code 1. What a dump can cost is bounded by its size; --timeout, for each dump, and --max-frames bound it further.

    The lines of a list are paths as they are: there are no comments, and no spaces are taken away. \
    Relative ones count from the current folder, not from the list's. Empty lines are passed over; a \
    path that is there twice is explained twice.

    --resume goes on with a file of such lines only, and not with summaries where there are to be \
    reports, or the other way round. An --output-file that is the list or one of the dumps is \
    refused; where the list comes from standard input, so is one that is any dump.

    At most as many dumps as there are jobs are in memory, and symbol files are opened once for \
    all. Interrupted (Control-C), it ends after the dumps it is at; a second time, at once. When \
    the reader of its lines goes away (| head), it ends without a word and with 0. A dump that is \
    called batch is explained by dump-stackwalk ./batch.

    Exit codes: 0 every dump was explained; 1 some could not be, or a file not be read or written; \
    2 wrong arguments; 130 interrupted.
    """
}
