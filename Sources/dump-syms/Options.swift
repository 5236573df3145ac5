import ArgumentParser
import MinidumpKit

struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Programs and libraries (ELF); with --check symbol files; compressed (gzip, zstd, xz) or not. - reads standard input. A folder among them is one to look for debug files in.",
      valueName: "FILE"),
    completion: .file())
  var files: [String] = []
}

/// Where the text goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("output"), .customLong("output-file")],
    help: ArgumentHelp(
      "Write to PATH instead of standard output, which is - as well.", valueName: "PATH"),
    completion: .file())
  var output: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write NAME/ID/NAME.sym below a folder, where dump-stackwalk and symbol servers look.",
      valueName: "DIR"),
    completion: .directory)
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Compress what is written: gzip, zstd or xz. In a store the file is called NAME.sym.gz, .zst or .xz; dump-stackwalk reads all three.",
      valueName: "FORMAT"))
  var compress: CompressionFormat?

  mutating func validate() throws {
    if output != nil, store != nil {
      throw ValidationError("--output and --store do not go together: one place is enough")
    }
    for (name, value) in [("--output", output), ("--store", store)] where value?.isEmpty == true {
      throw ValidationError("\(name) is empty: it takes a path")
    }
  }
}

/// What is in the symbol file.
struct ContentOptions: ParsableArguments {
  @Flag(name: [.customShort("i"), .long], help: "Only what the module is: MODULE and INFO.")
  var headerOnly = false

  @Flag(help: "No INLINE records: smaller files, and reports without inlined calls.")
  var noInlines = false

  @Flag(name: [.customShort("c"), .long], help: "No STACK CFI records.")
  var noCfi = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Call the module NAME, and not as its file.", valueName: "NAME"))
  var name: String?

  @Flag(help: "Names as the linker has them, mangled.")
  var noDemangle = false

  // What other programs of this name take; all of it is done anyway.
  @Flag(name: [.customShort("d"), .customLong("inlines")], help: .hidden)
  var inlines = false
  @Flag(name: .customShort("m"), help: .hidden)
  var marksSeveral = false
  @Flag(name: .customShort("r"), help: .hidden)
  var staysInUnits = false
  @Flag(name: .customShort("v"), help: .hidden)
  var verbose = false
}

/// Where debugging information comes from.
struct DebugOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The separate debug file of the one FILE.", valueName: "PATH"),
    completion: .file())
  var debugFile: String?

  @Option(
    help: ArgumentHelp(
      "Look for debug files in DIR, too, by build id and by name; may be repeated. /usr/lib/debug and the folder of FILE are looked into in any case.",
      valueName: "DIR"),
    completion: .directory)
  var debugDirectory: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "How many tasks are at work. (default: one for each core)", valueName: "N"))
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is \(jobs): from 1 to 1024 can be at work")
    }
  }
}

/// What is done with symbol files that are there.
struct CheckOptions: ParsableArguments {
  @Flag(help: "Say what is wrong with symbol files, by line, and what to do about it.")
  var check = false

  @Flag(help: "--check: warnings count as errors, for the exit code.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "--check: how many problems of each kind are told with their lines.", valueName: "N"))
  var shown = 5

  mutating func validate() throws {
    if shown < 0 { throw ValidationError("--shown is \(shown): it is a count") }
  }
}

struct TellingOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Tell of errors only.")
  var quiet = false

  @Flag(help: "No colours. Files and pipes never get any; NO_COLOR and TERM=dumb are obeyed.")
  var noColor = false
}

extension CompressionFormat: ExpressibleByArgument {}
