import ArgumentParser

/// Explains a crash from a minidump.
@main
struct DumpStackwalk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-stackwalk", abstract: "Explains a crash from a minidump.")
}
