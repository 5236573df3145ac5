import Support

/// A run for each flag of `dump-stackwalk` and its subcommands.
enum FlagRuns {
  static let all =
    reports + analysis + output([]) + symbols([]) + rewrite + index + batch
    + symbols(["batch", "--quiet"]) + symbolize + breakpad + output(["breakpad"])
    + symbols(["breakpad"])

  private static let dump = "{data}/linux-amd64-press.dmp"
  private static let store = "{data}/Symbols"

  private static let reports: [FlagRun] = [
    FlagRun("--human", [dump], .changesNothing),
    FlagRun("--json", [dump], .shows(#""crash_info":{"#)),
    FlagRun("--cyborg", "{tmp}/both", [dump], .shows(#"file both: {"crash_info""#)),
    FlagRun("--dump", [dump], .shows("ThreadListStream")),
    FlagRun("--html", "{tmp}/page", [dump], .shows("file page: <!DOCTYPE html>")),
    FlagRun("--signature", ["--brief", dump, store], .shows("status 0\npress::Tile::darkness\n")),
    FlagRun("--dump-bytes", ["--dump", dump], .shows(" 00000040  ")),
    FlagRun("--brief", [dump], .hides("Loaded modules:")),
    FlagRun("--pretty", ["--json", dump], .shows("\n  \"crash_info\": {\n")),
    FlagRun("--exploitability", [dump], .shows("Exploitability: ")),
    FlagRun("-V --version", [dump], .shows("dump-stackwalk 0.")),
    FlagRun("-h --help", [dump], .shows("USAGE: dump-stackwalk [options]")),
  ]

  private static let analysis: [FlagRun] = [
    FlagRun(
      "--features", "unstable-all", ["{data}/linux-x86-null.dmp", store],
      .shows("Arguments (assuming cdecl")),
    FlagRun(
      "--recover-function-args", ["{data}/linux-x86-null.dmp", store],
      .shows("Arguments (assuming cdecl")),
    FlagRun(
      "--no-demangle", ["{data}/linux-amd64-swift-closure.dmp", store], .shows("$s7swcrash")),
    FlagRun("--evil-json", "{in}/extra.json", [dump], .shows("(A Signer)")),
    FlagRun(
      "--signature-rules", "{in}/rules", ["--signature", "--brief", dump, store],
      .shows("press::Row::weight")),
    FlagRun("--max-frames", "1", [dump, store], .shows("the limit on frames was reached")),
    FlagRun(
      "--timeout", "1",
      ["--symbols-url", "{server}/stall", "--symbols-cache", "{tmp}/cache", dump],
      .shows("the limit on time was reached"), isCompared: false),
    FlagRun("--max-memory", "1K", [dump, store], .shows("the limit on memory was reached")),
  ]

  private static func output(_ front: [String]) -> [FlagRun] {
    let runs = [
      FlagRun(
        "--output-file", "{tmp}/report", [dump], front: front,
        .shows("status 0\n\n\nfile report: Operating system: ")),
      FlagRun(
        "--log-file", "{tmp}/log", ["--verbose", "info", dump, store], front: front,
        .shows("file log:  INFO symbols of ")),
      FlagRun("--verbose", "info", [dump, store], front: front, .shows(" INFO symbols of ")),
      FlagRun(
        "--no-color", ["--verbose", "info", "--no-pager", dump, store], front: front,
        .hides("\u{1b}["), isOnTerminal: true),
      FlagRun("--no-pager", [dump], front: front, .hides("paged"), isOnTerminal: true),
      FlagRun(
        "--no-interactive",
        [
          "--symbols-url", "{server}/stall", "--symbols-download-timeout-secs", "1",
          "--symbols-cache", "{tmp}/cache", "--no-pager", dump,
        ], front: front, .hides("symbols of press"), isOnTerminal: true),
    ]
    return front.isEmpty ? runs : runs.map(uncompared)
  }

  /// That something is not without a flag is seen of the first command that has it.
  private static func uncompared(_ run: FlagRun) -> FlagRun {
    var run = run
    run.isCompared = false
    return run
  }

  /// Of the commands that look for symbols.
  private static func symbols(_ front: [String]) -> [FlagRun] {
    let dump = front.isEmpty || front[0] == "breakpad" ? dump : "{in}/list"
    let local = front.first == "batch" ? "{in}/local-list" : "{in}/local.dmp"
    let cache = ["--symbols-cache", "{tmp}/cache"]
    let server = ["--symbols-url", "{server}"] + cache
    let runs = [
      FlagRun("--symbols-path", store, [dump], front: front, .shows("printPages")),
      FlagRun("--use-local-debuginfo", [local], front: front, .shows("first_alike")),
      FlagRun("--debug-directory", "{in}/debug", [local], front: front, .shows("first_alike")),
      FlagRun("--symbols-url", "{server}", cache + [dump], front: front, .shows("printPages")),
      FlagRun("--debuginfod", cache + [dump], front: front, .shows("/{run}/buildid/")),
      FlagRun(
        "--offline", ["--symbols-url", "{server}/{run}"] + cache + [dump], front: front,
        .hides("\n/{run}/")),
      FlagRun(
        "--symbols-cache", "{tmp}/other", ["--symbols-url", "{server}", dump], front: front,
        .shows("file other/downloads/symbols/press/")),
      FlagRun(
        "--symbols-tmp", "{tmp}/underway", server + [dump], front: front,
        .shows("file underway/symbols-underway")),
      FlagRun(
        "--symbols-download-timeout-secs", "1",
        ["--symbols-url", "{server}/stall"] + cache + [dump], front: front,
        .shows("status 0"), isCompared: false),
      FlagRun(
        "--symbols-download-limit", "1K", server + [dump], front: front, .hides("printPages")),
      FlagRun(
        "--symbols-cache-limit", "1", server + [dump], front: front,
        .hides("press.sym:")),
    ]
    return front.isEmpty ? runs : runs.map(uncompared)
  }

  private static let rewrite: [FlagRun] = {
    let files = ["{data}/linux-x86-null.dmp", "{tmp}/out"]
    return [
      FlagRun(
        "--without", "ThreadNamesStream", files, front: ["rewrite"],
        .shows("left out: ThreadNamesStream (16 bytes)")),
      FlagRun("--only", "SystemInfoStream", files, front: ["rewrite"], .shows("ModuleListStream")),
      FlagRun("--sanitize --sanitise", files, front: ["rewrite"], .shows("sanitised: 1 stack")),
      FlagRun("-q --quiet", files, front: ["rewrite"], .hides(" KiB")),
      FlagRun("-h --help", files, front: ["rewrite"], .shows("USAGE: dump-stackwalk rewrite")),
    ]
  }()

  private static let index: [FlagRun] = {
    let file = ["{in}/large.sym"]
    let cache = ["--symbols-cache", "{tmp}/cache"]
    return [
      FlagRun("--symbols-cache", "{tmp}/cache", file, front: ["index"], .shows("file cache/")),
      FlagRun(
        "--force", cache + file, front: ["index"], .shows("indexes: 1 made"),
        preparation: ["index"] + cache + file),
      FlagRun(
        "-j --jobs", "0", cache + file, front: ["index"],
        .shows("at least one file must be worked on")),
      FlagRun("-q --quiet", cache + file, front: ["index"], .hides("indexes: ")),
      FlagRun("-h --help", file, front: ["index"], .shows("USAGE: dump-stackwalk index")),
    ]
  }()

  private static let batch: [FlagRun] = {
    let list = ["{in}/list"]
    return [
      FlagRun("--all", ["{in}/unnamed"], front: ["batch"], .shows(#""status":"ok""#)),
      FlagRun("-j --jobs", "1", ["--quiet"] + list, front: ["batch"], .changesNothing),
      FlagRun("--brief", list, front: ["batch"], .shows(#""summary":"#)),
      FlagRun("--in-order", ["--quiet"] + list, front: ["batch"], .changesNothing),
      FlagRun("--output-file", "{tmp}/lines", list, front: ["batch"], .shows("file lines: {")),
      FlagRun(
        "--resume", ["--output-file", "{tmp}/lines"] + list, front: ["batch"],
        .shows("1 passed over that had a line already"),
        preparation: ["batch", "--output-file", "{tmp}/lines"] + list),
      FlagRun("-q --quiet", list, front: ["batch"], .hides("1 dump in ")),
      FlagRun(
        "--signature-rules", "{in}/rules", ["--brief", "--quiet"] + list + [store],
        front: ["batch"], .shows("press::Row::weight")),
      FlagRun("--max-frames", "1", list + [store], front: ["batch"], .shows("frame_limit")),
      FlagRun(
        "--timeout", "1",
        ["--symbols-url", "{server}/stall", "--symbols-cache", "{tmp}/cache"] + list,
        front: ["batch"], .shows("the limit on time was reached"), isCompared: false),
      FlagRun("-h --help", list, front: ["batch"], .shows("USAGE: dump-stackwalk batch")),
    ]
  }()

  private static let symbolize: [FlagRun] = {
    let programs = "{data}/Programs"
    let place = [programs + "/gcc-dwarf5.so", "0x1100"]
    return [
      FlagRun(
        "--debug-file", programs + "/split.so.debug", [programs + "/split.so", "0x1090"],
        front: ["symbolize"], .changesNothing),
      FlagRun(
        "--alternate-file", "/nowhere", place, front: ["symbolize"], .shows("/nowhere")),
      FlagRun("--symbols-cache", "", place, front: ["symbolize"], .shows("is empty")),
      FlagRun("--no-inlines", place, front: ["symbolize"], .hides("shapes::Square::Square(int)")),
      FlagRun("--no-demangle", place, front: ["symbolize"], .shows("_ZN6shapes6SquareC")),
      FlagRun("--symbol-table-names", place, front: ["symbolize"], .changesNothing),
      FlagRun("--relative", place, front: ["symbolize"], .changesNothing),
      FlagRun("-h --help", place, front: ["symbolize"], .shows("USAGE: dump-stackwalk symbolize")),
    ]
  }()

  private static let breakpad: [FlagRun] = [
    FlagRun("-f --format", "machine", [dump], front: ["breakpad"], .shows("\nOS|Linux|")),
    FlagRun("-m", [dump], front: ["breakpad"], .shows("\nOS|Linux|")),
    FlagRun("-s", [dump, store], front: ["breakpad"], .shows("Stack contents:")),
    FlagRun("-c", [dump], front: ["breakpad"], .hides("Thread 1")),
    FlagRun("-t", "1", [dump], front: ["breakpad"], .hides("Thread 4")),
    FlagRun("-b", [dump], front: ["breakpad"], .hides("Loaded modules:")),
    FlagRun("-h --help", [dump], front: ["breakpad"], .shows("USAGE: dump-stackwalk breakpad")),
  ]
}
