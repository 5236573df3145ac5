import ArgumentParser
import Glibc
import MinidumpKit

/// The command `dump-stackwalk index`: symbol files in, indexes of them beside them or in a folder.
struct MakeIndexes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    _superCommandName: "dump-stackwalk",
    abstract: "Makes indexes of symbol files and programs, by which answers are found at once.",
    usage: "dump-stackwalk index [options] PATH ...",
    discussion: IndexTexts.discussion)

  @Argument(
    help: ArgumentHelp(
      "Symbol files, compressed or not; programs and libraries; or folders, of which every .sym, .sym.gz, .sym.zst and .sym.xz file is taken, and every program and library, in folders below too.",
      valueName: "PATH"),
    completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Put the indexes into this folder, and not beside the files; reports with the same option find them.",
      valueName: "PATH"),
    completion: .directory)
  var symbolsCache: String?

  @Flag(help: "Make indexes that are there anew.")
  var force = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "How many files are worked on at a time. (default: one for each core)", valueName: "N"))
  var jobs: Int?

  @Flag(name: [.short, .long], help: "Tell of errors only.")
  var quiet = false

  mutating func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs is \(jobs): at least one file must be worked on")
    }
    if symbolsCache?.isEmpty == true {
      throw ValidationError("--symbols-cache is empty: it takes the path of a folder")
    }
  }

  func run() async throws {
    let search = SymbolFileSearch(paths)
    let progress = IndexProgress(fileCount: search.files.count, isQuiet: quiet)
    for problem in search.problems { progress.tell(problem) }
    let place: SymbolIndexPlace = symbolsCache.map { .folder($0) } ?? .besideTheFile
    let run = IndexRun(place: place, isForced: force, progress: progress)
    await run.make(search.files, jobCount: jobs ?? Cores.count)
    progress.finish()
    if progress.failureCount > 0 { throw ExitCode(1) }
  }
}

extension MakeIndexes {
  /// Parses, works, and ends the program when something is wrong.
  static func main(withArguments arguments: [String]) async {
    do {
      var command = try parseAsRoot(arguments)
      if let indexes = command as? MakeIndexes {
        try await indexes.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      leave(because: error)
    }
  }
}

/// Words of the help that are longer than a line.
enum IndexTexts {
  static let discussion = """
    Examples:
      dump-stackwalk index symbols/
          An index beside each symbol file in a folder, where reports find it.
      dump-stackwalk index --symbols-cache cache/ /srv/symbols app.sym.gz
      dump-stackwalk --symbols-cache cache/ crash.dmp /srv/symbols
          Indexes in a folder of their own, and a report that uses it.

    An index is worth its place for symbol files that are compressed, and for those whose records \
    are out of order; others are searched as quickly without. It takes a thirtieth of the symbol \
    file's size; of a compressed one it keeps the text, too. Of a program or library it keeps what \
    its debug information says, with that of its debug files, in a sixth of their size. A report \
    that is given --symbols-cache makes the indexes it lacked by itself.

    Indexes can be deleted at any time. One whose file was changed is not used. Files below 64 KiB \
    need none. A dump that is called index is explained by dump-stackwalk ./index.

    Exit codes: 0 every file has its index; 1 some have none; 2 wrong arguments.
    """
}
