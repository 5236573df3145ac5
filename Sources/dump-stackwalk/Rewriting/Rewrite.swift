import ArgumentParser
import MinidumpKit

/// The command `dump-stackwalk rewrite`: a dump in, a dump out.
struct Rewrite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rewrite",
    _superCommandName: "dump-stackwalk",
    abstract: "Writes a minidump again: whole, without parts of it, or without what is private.",
    usage: "dump-stackwalk rewrite [options] IN OUT",
    discussion: RewriteTexts.discussion)

  @Argument(
    help: ArgumentHelp(
      "The dump to read: a minidump, compressed or not, also in the body of an upload; or a log with a Breakpad microdump. - reads standard input.",
      valueName: "IN"),
    completion: .file())
  var input: String

  @Argument(
    help: ArgumentHelp(
      "The file to write; it is there when it is whole. - writes to standard output.",
      valueName: "OUT"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "Leave these streams out: names as --dump tells them, or numbers, with commas between; may be repeated.",
      valueName: "STREAMS"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp("Keep these streams and no others.", valueName: "STREAMS"))
  var only: [String] = []

  @Flag(
    name: [.customLong("sanitize"), .customLong("sanitise")],
    help:
      "Take out what may be private: words of stacks that are not addresses, all registers but the general ones, all other memory but code, environment, command line, open files, streams nobody knows, names in home folders."
  )
  var sanitize = false

  @Flag(name: [.short, .long], help: "Tell of errors only.")
  var quiet = false

  mutating func validate() throws {
    guard only.isEmpty || without.isEmpty else {
      throw ValidationError(
        "the argument '--only <STREAMS>' cannot be used with '--without <STREAMS>'")
    }
    _ = try (Self.types(only), Self.types(without))
  }

  func run() throws {
    let (only, without) = try (Self.types(only), Self.types(without))
    let job = RewriteJob(input: input, output: output, sanitize: sanitize, isQuiet: quiet) { type in
      (only.isEmpty || only.contains(type)) && !without.contains(type)
    }
    try job.run()
  }

  /// The types in lists with commas.
  private static func types(_ lists: [String]) throws -> Set<StreamType> {
    let names = lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed() }.map { String($0) }
    return Set(
      try names.map { name in
        guard !name.isEmpty else {
          throw ValidationError("a stream's name is empty in '\(lists.joined(separator: " "))'")
        }
        guard let type = StreamType(named: name) else {
          throw ValidationError(
            "no stream is called '\(name)': `dump-stackwalk --dump` tells the names of a dump's "
              + "streams; numbers do, too, as 0x47670007")
        }
        return type
      })
  }
}

/// Words of the help that are longer than a line.
enum RewriteTexts {
  static let discussion = """
    Examples:
      dump-stackwalk rewrite --sanitize crash.dmp public.dmp
          The same stacks, without what the program worked on.
      dump-stackwalk rewrite --without LinuxEnviron,LinuxCmdLine crash.dmp out.dmp
          Without two streams.
      dump-stackwalk rewrite broken.dmp whole.dmp
          A dump that other programs refuse, with its lists put in order.
      ssh host cat crash.dmp | dump-stackwalk rewrite --sanitize - public.dmp
          A dump from standard input.

    Everything of a dump is kept that is not asked to go; what is broken is repaired or left \
    out, and told. A dump that is called rewrite is explained by \
    dump-stackwalk ./rewrite.

    Exit codes: 0 the dump was written; 1 it could not be read or written; 2 wrong arguments.
    """
}

extension Rewrite {
  /// Parses, works, and ends the program when something is wrong.
  static func main(withArguments arguments: [String]) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      if let message = failure.logMessage {
        try? FileSink.standardError.write(Array(Log.line(.error, message, isColoured: false).utf8))
      }
      leave(because: failure)
    } catch {
      leave(because: error)
    }
  }
}
