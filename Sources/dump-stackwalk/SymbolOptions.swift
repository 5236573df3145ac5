import ArgumentParser
import MinidumpKit

/// Where symbols come from.
struct SymbolOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of symbols (NAME/ID/NAME.sym, as symbol servers have them), of programs, libraries and their debug files, or one such file; may be repeated.",
      valueName: "PATH"),
    completion: .file())
  var symbolsPath: [String] = []

  @OptionGroup var localFiles: LocalFileOptions

  @Option(
    help: ArgumentHelp(
      "A symbol server. Accepted for compatibility; servers are not asked in this version.",
      valueName: "URL"))
  var symbolsUrl: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder for downloaded symbols: they are looked for here, too. Indexes of symbol files that are compressed or out of order are kept in it for the next report.",
      valueName: "PATH"),
    completion: .directory)
  var symbolsCache: String?

  @Option(
    help: ArgumentHelp("Folder for downloads under way. Not used yet.", valueName: "PATH"),
    completion: .directory)
  var symbolsTmp: String?

  @Option(
    help: ArgumentHelp("Most seconds for one download. Not used yet.", valueName: "N"))
  var symbolsDownloadTimeoutSecs = 1000

  mutating func validate() throws {
    if symbolsCache?.isEmpty == true {
      throw ValidationError("--symbols-cache is empty: it takes the path of a folder")
    }
  }

  /// Who is asked for symbols, in order.
  func suppliers(_ places: [String], _ indexes: SymbolIndexCache) -> [any SymbolSupplier] {
    let stores = (places + [symbolsCache].compactMap(\.self)).map {
      DirectoryStore(
        path: $0, indexes: indexes, debugDirectories: localFiles.debugDirectories)
    }
    return stores + localFiles.suppliers
  }

  /// Says once that servers are not asked, if any was named.
  func noteUnused(in log: Log) {
    guard let servers = unusedServers else { return }
    log.warn("symbol servers are not asked in this version: \(servers)")
  }

  /// The servers that were named; nil without any.
  var unusedServers: String? {
    guard let server = symbolsUrl.first else { return nil }
    return symbolsUrl.count > 1 ? "\(server) and \(symbolsUrl.count - 1) more" : server
  }
}

/// How far to go.
struct AnalysisOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much analysis: they differ only in that unstable-all includes --recover-function-args.",
      valueName: "SET"))
  var features = Features.stableBasic

  @Flag(help: "Text: guess the arguments of functions of 32-bit x86 programs.")
  var recoverFunctionArgs = false

  @Option(
    help: ArgumentHelp(
      "A JSON file with more about the process: who signed its modules, the CPU's microcode.",
      valueName: "PATH"),
    completion: .file())
  var evilJson: String?

  var guessesArguments: Bool { recoverFunctionArgs || features == .unstableAll }
}

enum Features: String, CaseIterable, ExpressibleByArgument, Sendable {
  case stableBasic = "stable-basic"
  case stableAll = "stable-all"
  case unstableAll = "unstable-all"
}
