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
      "A symbol server, asked for what no folder has; may be repeated: all are asked at once, the first in order counts. Its files lie as in such folders; symsrv+URL, ssqp+URL and debuginfod+URL are for servers where they lie otherwise.",
      valueName: "URL"))
  var symbolsUrl: [String] = []

  @Flag(
    help:
      "Ask the debuginfod servers in DEBUGINFOD_URLS, too. They learn which programs were in the dump."
  )
  var debuginfod = false

  @Flag(help: "Ask no server: only what was downloaded before is used.")
  var offline = false

  @Option(
    help: ArgumentHelp(
      "Folder for downloaded symbols: they are looked for here, too. (default with servers: ~/.cache/dump-stackwalk) Indexes of symbol files and programs that were costly to read are kept in it for the next report.",
      valueName: "PATH"),
    completion: .directory)
  var symbolsCache: String?

  @Option(
    help: ArgumentHelp(
      "Folder for downloads under way, best on the disk of the cache. (default: in the cache)",
      valueName: "PATH"),
    completion: .directory)
  var symbolsTmp: String?

  @Option(help: ArgumentHelp("Most seconds for one download, with all attempts.", valueName: "N"))
  var symbolsDownloadTimeoutSecs = 1000

  @Option(
    help: ArgumentHelp(
      "Most bytes for one download, also unpacked: 500M, 4G.", valueName: "SIZE"))
  var symbolsDownloadLimit = ByteLimit(4 << 30)

  @Option(
    help: ArgumentHelp(
      "Most bytes of downloads to keep; those not used for longest go first. 0 keeps all.",
      valueName: "SIZE"))
  var symbolsCacheLimit = ByteLimit(DownloadCache.usualByteLimit)

  mutating func validate() throws {
    if symbolsCache?.isEmpty == true {
      throw ValidationError("--symbols-cache is empty: it takes the path of a folder")
    }
    if let url = symbolsUrl.first(where: { SymbolServer($0) == nil }) {
      throw ValidationError("--symbols-url \(url) is no URL of http or https")
    }
    if symbolsDownloadTimeoutSecs < 1 {
      throw ValidationError("--symbols-download-timeout-secs is less than one second")
    }
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

  @Flag(
    help: "Leave functions' names as symbol files have them; C++, Rust and Swift are told else.")
  var noDemangle = false

  @Option(
    help: ArgumentHelp(
      "A JSON file with more about the process: who signed its modules, the CPU's microcode.",
      valueName: "PATH"),
    completion: .file())
  var evilJson: String?

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "Stop looking at stacks when so much memory was used at a time: bytes, also with K, M or G. (default: none)",
      valueName: "SIZE"))
  var maxMemory: ByteLimit?

  var analysis: Analysis {
    Analysis(
      guessesArguments: recoverFunctionArgs || features == .unstableAll,
      demanglesNames: !noDemangle, extraFile: evilJson, signature: signature, limits: limits,
      byteLimit: maxMemory?.byteCount)
  }
}

enum Features: String, CaseIterable, ExpressibleByArgument, Sendable {
  case stableBasic = "stable-basic"
  case stableAll = "stable-all"
  case unstableAll = "unstable-all"
}
