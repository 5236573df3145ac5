import Glibc
import MinidumpKit
import Testing

@testable import dump_stackwalk

@Suite struct ColourTests {
  @Test(
    arguments: [
      (true, false, [:], true), (false, false, [:], false), (true, true, [:], false),
      (true, false, ["NO_COLOR": "1"], false), (true, false, ["NO_COLOR": ""], true),
      (true, false, ["TERM": "dumb"], false), (true, false, ["TERM": "xterm"], true),
    ] as [(Bool, Bool, [String: String], Bool)])
  func `colours are for terminals that want them`(
    isTerminal: Bool, noColor: Bool, environment: [String: String], isColoured: Bool
  ) {
    let palette = Output.palette(
      isTerminal: isTerminal, noColor: noColor, environment: { environment[$0] })
    #expect(palette == (isColoured ? .terminal : .plain))
  }

  @Test(.enabled(if: hasTerminals, "pseudo-terminals can be opened here"))
  func `a terminal gets colours, and none with NO_COLOR`() throws {
    let coloured = try onTerminal(["-"], environment: ["TERM": "xterm"])
    #expect(coloured.contains("\u{1b}[1mLoaded modules:\u{1b}[0m"))
    let plain = try onTerminal(["-"], environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(plain.contains("Loaded modules:"))
    #expect(!plain.contains("\u{1b}"))
    #expect(
      !(try onTerminal(["--no-color", "-"], environment: ["TERM": "xterm"])).contains("\u{1b}"))
  }

  @Test func `log lines begin with the level in five columns`() {
    #expect(Log.line(.warn, "so", isColoured: false) == " WARN so\n")
    #expect(Log.line(.error, "so", isColoured: true) == "\u{1b}[31mERROR\u{1b}[0m so\n")
  }

  @Test func `a name from a dump cannot command the terminal through the log`() {
    let line = Log.line(.info, "symbols of \u{1b}]0;x\u{7}\u{202e}\n", isColoured: false)
    #expect(line == " INFO symbols of \\u{1b}]0;x\\u{7}\\u{202e}\\n\n")
  }

  @Test func `levels stand in the order of how much they tell`() {
    #expect(LogLevel.allCases == LogLevel.allCases.sorted())
    #expect(LogLevel.off < .error && LogLevel.warn < .trace)
  }

  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which are not imported.
  private let unlockTerminal: UInt = 0x4004_5431
  private let terminalNumber: UInt = 0x8004_5430

  /// Some containers have none.
  private static let hasTerminals: Bool = {
    let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    if leader >= 0 { close(leader) }
    return leader >= 0
  }()

  /// What the command prints when its standard output is a terminal.
  private func onTerminal(_ arguments: [String], environment: [String: String]) throws -> String {
    let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    try #require(leader >= 0)
    defer { close(leader) }
    var lock: Int32 = 0
    var number: UInt32 = 0
    try #require(ioctl(leader, unlockTerminal, &lock) == 0)
    try #require(ioctl(leader, terminalNumber, &number) == 0)
    let follower = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(follower >= 0)
    defer { close(follower) }
    let answer = try Tool.run(
      arguments, input: Tool.emptyDump, environment: environment, output: follower)
    #expect(answer.status == 0)
    return everything(from: leader)
  }

  /// What waits to be read; a terminal hands out at most a few kilobytes at once.
  private func everything(from leader: Int32) -> String {
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = read(leader, &chunk, chunk.count), count > 0 {
      text += chunk[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
