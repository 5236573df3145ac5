import ArgumentParser
import Glibc
import MinidumpKit

/// The command: programs in, symbol files out; or symbol files in, what is wrong with them out.
@main
struct DumpSyms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-syms",
    abstract: "Makes Breakpad symbol files of programs, and checks such files.",
    usage: "dump-syms [options] FILE ...",
    discussion: HelpTexts.discussion)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Checking") var checking: CheckOptions
  @OptionGroup(title: "How much is told") var telling: TellingOptions

  @Flag(name: [.customShort("V"), .long], help: "Print the version.")
  var version = false

  mutating func validate() throws {
    guard version || !input.files.isEmpty else {
      throw ValidationError(
        "the argument 'FILE' is missing: a program or library, or - for standard input")
    }
  }

  /// - Returns: the exit code.
  func run(to terminal: Terminal) throws(FileError) -> Int32 {
    if version {
      try FileSink.standardOutput.write(Array("dump-syms \(HelpTexts.version)\n".utf8))
      return 0
    }
    var run = CheckRun(options: checking, isQuiet: telling.quiet, terminal: terminal)
    for file in input.files { try run.check(file) }
    return run.exitCode
  }

  static func main() {
    // A reader that goes away (`| head`) is no failure, and must not kill us unheard.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      guard let dump = command as? DumpSyms else { return try command.run() }
      Glibc.exit(try dump.run(to: Terminal(noColor: dump.telling.noColor)))
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
