import ArgumentParser
import Glibc
import MinidumpKit
import ShellCompletions

/// The command: programs in, symbol files out; or symbol files in, what is wrong with them out.
@main
struct DumpSyms: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-syms",
    abstract: "Makes Breakpad symbol files of programs, and checks such files.",
    usage: "dump-syms [options] FILE ...",
    discussion: HelpTexts.discussion)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Where to") var output: OutputOptions
  @OptionGroup(title: "What is written") var contents: ContentOptions
  @OptionGroup(title: "Debug information") var debug: DebugOptions
  @OptionGroup(title: "Checking") var checking: CheckOptions
  @OptionGroup(title: "How much is told") var telling: TellingOptions

  @Flag(name: [.customShort("V"), .long], help: "Print the version.")
  var version = false

  mutating func validate() throws {
    if version { return }
    let files = self.files
    guard !files.isEmpty else {
      throw ValidationError(
        "the argument 'FILE' is missing: a program or library, or - for standard input")
    }
    if checking.check { return try checkChecking() }
    try checkOutput(of: files)
    guard files.count > 1 else { return }
    if output.store == nil {
      throw ValidationError("\(files.count) symbol files do not go to one place: use --store DIR")
    }
    if debug.debugFile != nil || contents.name != nil {
      throw ValidationError("--debug-file and --name are about one FILE; there are \(files.count)")
    }
  }

  /// Refuses what asks for a symbol file, which a check does not write.
  private func checkChecking() throws {
    let given = [
      ("--output", output.output != nil), ("--store", output.store != nil),
      ("--compress", output.compress != nil),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw ValidationError("--check writes no symbol file: leave \(name) out, or --check")
    }
  }

  /// Refuses what would do harm, before anything is read.
  private func checkOutput(of files: [String]) throws {
    guard let path = output.output else { return }
    if FileKind(of: path) == .folder {
      throw ValidationError("\(path) is a folder: name a file in it, or use --store \(path)")
    }
    let written = FileIdentity(of: path)
    if let file = files.first(where: { written != nil && FileIdentity(of: $0) == written }) {
      throw ValidationError("\(file) and \(path) are the same file: name another one to write")
    }
  }

  private var files: [String] { input.files.filter { FileKind(of: $0) != .folder } }

  /// Where to look for debug files; folders among the files are such, as Breakpad's tool takes them.
  private var folders: [String] {
    debug.debugDirectory + input.files.filter { FileKind(of: $0) == .folder }
      + LocalFileStore.systemDebugDirectories
  }

  /// - Returns: the exit code.
  private func run(to terminal: Terminal) async throws(FileError) -> Int32 {
    if version {
      try FileSink.standardOutput.write(Array("dump-syms \(HelpTexts.version)\n".utf8))
      return 0
    }
    if checking.check {
      var run = CheckRun(options: checking, isQuiet: telling.quiet, terminal: terminal)
      for file in input.files { try run.check(file) }
      return run.exitCode
    }
    var run = DumpRun(
      output: output, contents: contents, debug: debug, debugFolders: folders,
      isQuiet: telling.quiet, terminal: terminal)
    for file in files { try await run.dump(file) }
    return run.exitCode
  }

  /// The script for a shell, when one is asked for.
  private static var completions: String? {
    let shell = unsafe getenv("SHELL").map { unsafe String(cString: $0) }
    return CommandDescription.Shell(
      askedForBy: Array(CommandLine.arguments.dropFirst()), usual: shell
    ).flatMap { CommandDescription(dumpedHelp: _dumpHelp())?.script(for: $0) }
  }

  static func main() async {
    // A reader that goes away (`| head`) is no failure, and must not kill us unheard.
    signal(SIGPIPE, SIG_IGN)
    do {
      if let script = completions {
        return try FileSink.standardOutput.write(Array(script.utf8))
      }
      var command = try parseAsRoot()
      guard let dump = command as? DumpSyms else { return try command.run() }
      Glibc.exit(try await dump.run(to: Terminal(noColor: dump.telling.noColor)))
    } catch let error as FileError {
      if error.code == EPIPE { Glibc.exit(0) }
      Terminal(noColor: true).tell("\(error)")
      Glibc.exit(1)
    } catch {
      let isHelp = exitCode(for: error) == .success
      let sink = isHelp ? FileSink.standardOutput : .standardError
      try? sink.write(Array((fullMessage(for: error) + "\n").utf8))
      Glibc.exit(isHelp ? 0 : 2)
    }
  }
}
