import ArgumentParser
import Glibc
import MinidumpKit

/// The command `dump-stackwalk symbolize`: addresses of a file in, functions and lines out.
struct Symbolize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symbolize",
    _superCommandName: "dump-stackwalk",
    abstract: "Says which function and line addresses of a program or library belong to.",
    usage: "dump-stackwalk symbolize [options] FILE [ADDRESS ...]",
    discussion: SymbolizeTexts.discussion)

  @Argument(
    help: ArgumentHelp("An ELF file: a program, a library, its debug file.", valueName: "FILE"),
    completion: .file())
  var file: String

  @Argument(
    help: ArgumentHelp(
      "Addresses as the file has them, hexadecimal with 0x in front, or decimal; without any, or for -, they are read from standard input, one per line.",
      valueName: "ADDRESS"))
  var addresses: [String] = []

  @Option(
    help: ArgumentHelp("The separate debug file that belongs to FILE.", valueName: "PATH"),
    completion: .file())
  var debugFile: String?

  @Option(
    help: ArgumentHelp(
      "The file that dwz moved parts of the debug information to.", valueName: "PATH"),
    completion: .file())
  var alternateFile: String?

  @Option(
    help: ArgumentHelp(
      "A folder of indexes, as reports have it: they are looked for here, too, and one is made of a file that was costly to read.",
      valueName: "PATH"),
    completion: .directory)
  var symbolsCache: String?

  @Flag(help: "Tell only the function that has a frame, and not what was inlined into it.")
  var noInlines = false

  @Flag(help: "Tell names as compilers made them, and not what they mean.")
  var noDemangle = false

  @Flag(help: "Name functions as the symbol table does, and not as the debug information.")
  var symbolTableNames = false

  @Flag(help: "Addresses count from the first byte of the module, and not from 0.")
  var relative = false

  func run() throws(Failure) {
    let symbols = try SymbolizedFile(self)
    for problem in symbols.problems {
      try? FileSink.standardError.write(Array("warning: \(problem)\n".utf8))
    }
    var output = SymbolizedOutput()
    if addresses.isEmpty || addresses == ["-"] {
      var lines = LineReader(STDIN_FILENO, named: "standard input")
      while let line = try next(of: &lines) {
        try tell(line, symbols, &output)
      }
    } else {
      for address in addresses { try tell(address, symbols, &output) }
    }
    try output.flush()
    symbols.makeIndex()
    if output.problemCount > 0 { throw Failure.symbolizing }
  }

  mutating func validate() throws {
    if symbolsCache?.isEmpty == true {
      throw ValidationError("--symbols-cache is empty: it takes the path of a folder")
    }
  }

  private func next(of lines: inout LineReader) throws(Failure) -> String? {
    do {
      return try lines.next()
    } catch {
      throw Failure.file(error)
    }
  }

  private func tell(
    _ text: String, _ symbols: SymbolizedFile, _ output: inout SymbolizedOutput
  ) throws(Failure) {
    guard let address = AddressText.address(text) else {
      return try output.tell(problem: "\(text) is no address")
    }
    try output.tell(symbols.frames(at: address))
  }
}

extension Symbolize {
  /// Parses, works, and ends the program when something is wrong.
  static func main(withArguments arguments: [String]) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      leave(because: error)
    }
  }
}

/// Words of the help that are longer than a line.
enum SymbolizeTexts {
  static let discussion = """
    Examples:
      dump-stackwalk symbolize ./server 0x4011f0 0x401234
      nm -D libfoo.so | cut -d' ' -f1 | sed s/^/0x/ | dump-stackwalk symbolize libfoo.so
      dump-stackwalk symbolize --debug-file libfoo.so.debug libfoo.so 0x12f0

    Of each address the function is told and in the next line file, line and column, as \
    llvm-symbolizer does: first what was inlined innermost, last the function that has a frame; an \
    empty line ends it. What is not known is ?? and 0.

    Of a large file that is asked for again and again, dump-stackwalk index FILE makes an index, \
    by which answers are found at once.

    A dump that is called symbolize is explained by dump-stackwalk ./symbolize.

    Exit codes: 0 all addresses were looked up; 1 the file cannot be read, or what was given is no \
    address; 2 wrong arguments.
    """
}
