import ArgumentParser
import MinidumpKit

/// Which files of this machine may serve as symbols.
struct LocalFileOptions: ParsableArguments {
  @Flag(
    help:
      "Use the programs and libraries of this machine that the dump names, when their build ids are the dump's, with their debug files."
  )
  var useLocalDebuginfo = false

  @Option(
    help: ArgumentHelp(
      "A folder of separate debug files, laid out as /usr/lib/debug is; may be repeated. (default with --use-local-debuginfo: /usr/lib/debug)",
      valueName: "DIR"),
    completion: .directory)
  var debugDirectory: [String] = []

  /// Where debug files are looked for that ELF files name.
  var debugDirectories: [String] {
    debugDirectory.isEmpty && useLocalDebuginfo
      ? LocalFileStore.systemDebugDirectories : debugDirectory
  }

  /// Asked behind the symbol places that are given.
  func suppliers(_ indexes: SymbolIndexCache) -> [any SymbolSupplier] {
    guard useLocalDebuginfo || !debugDirectory.isEmpty else { return [] }
    return [
      LocalFileStore(
        opensNamedFiles: useLocalDebuginfo, debugDirectories: debugDirectories, indexes: indexes)
    ]
  }

  /// Folders that are not there, as sentences.
  var problems: [String] {
    debugDirectory.filter { FileKind(of: $0) != .folder }.map {
      "--debug-directory: \($0) is no folder; going on without it"
    }
  }
}
