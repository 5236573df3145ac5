import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Testing

/// LLDB. Debian has it as `lldb-19`.
private let lldb = OtherReader(
  ["/usr/bin/lldb-19", "/usr/bin/lldb"], ["--no-lldbinit", "--batch", "-c"])

/// What LLDB sees in what we write.
@Suite(.serialized, .enabled(if: lldb != nil, "lldb-19 is installed"))
struct LLDBTests {
  /// What LLDB answers about a dump.
  func answer(_ bytes: [UInt8], to questions: [String]) throws -> String {
    try #require(lldb).answer(bytes, and: questions.flatMap { ["-o", $0] })
  }

  static let questions = ["thread list", "image list", "register read", "memory region --all"]

  @Test(arguments: RewritingTests.dumps)
  func `a dump written again shows the same threads, modules and memory`(path: String) throws {
    let dump = try #require(try RewritingTests.dump(path))
    let snapshot = DumpSnapshot(of: dump)
    // LLDB finds bytes by both lists, but shows the regions of one; and Breakpad reads no list with
    // more than so many.
    let isShownWhole = snapshot.memory.count <= 4096
    let questions = isShownWhole ? Self.questions : Self.questions.dropLast()
    let before = try answer(dump.view.bytes, to: questions)
    let after = try answer(try snapshot.writer.bytes(of: snapshot), to: questions)
    #expect(after == before)
    #expect(before.contains("thread #1"))
  }

  @Test func `what is written from values shows its threads, modules and registers`() throws {
    var system = SystemInfoRecord()
    system.architecture = .amd64
    system.platform = .linux
    var context = ContextAMD64()
    context.contextFlags = ContextFlags(rawValue: 0x10_001f)
    (context.rip, context.rsp) = (0x40_1234, 0x7000)
    var exception = ExceptionStreamRecord()
    exception.threadID = 8
    exception.exception.code = 11
    let stack = MemorySnapshot(address: 0x7000, bytes: [UInt8](repeating: 1, count: 64))
    let other = MemorySnapshot(address: 0x9000, bytes: [UInt8](repeating: 2, count: 64))
    let snapshot = LiteralSnapshot(
      systemInfo: SystemInfoSnapshot(record: system),
      threads: [
        ThreadSnapshot(id: 7, context: ContextSnapshot(context), stack: stack),
        ThreadSnapshot(id: 8, context: ContextSnapshot(context), stack: other),
      ],
      modules: [
        ModuleSnapshot(
          address: 0x40_0000, byteCount: 0x2000, name: "/bin/app",
          codeView: .buildID(Array(1...20)))
      ], exception: ExceptionSnapshot(record: exception))
    for use in Memory64Use.allCases {
      let bytes = try MinidumpWriter(memory64Use: use).bytes(of: snapshot)
      let answer = try answer(bytes, to: Self.questions + ["memory read -c 4 0x9000"])
      #expect(answer.contains("thread #1: tid = 7, 0x0000000000401234"))
      #expect(answer.contains("* thread #2: tid = 8"))
      #expect(answer.contains("signal SIGSEGV"))
      #expect(answer.contains("01020304-0506-0708-090A-0B0C0D0E0F10-11121314"))
      #expect(answer.contains("rip = 0x0000000000401234"))
      #expect(answer.contains("0x00009000: 02 02 02 02"))
    }
  }

  private struct LiteralSnapshot: ProcessSnapshot {
    var systemInfo: SystemInfoSnapshot?
    var threads: [ThreadSnapshot]
    var modules: [ModuleSnapshot]
    var exception: ExceptionSnapshot?
  }
}
