import ArgumentParser

struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "With --check: symbol files, compressed (gzip, zstd, xz) or not. - reads standard input.",
      valueName: "FILE"),
    completion: .file())
  var files: [String] = []
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
