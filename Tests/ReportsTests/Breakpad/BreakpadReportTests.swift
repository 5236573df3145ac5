import Processing
import Symbols
import Testing
import Unwinding

@testable import Reports

@Suite struct BreakpadReportTests {
  private func text(_ report: BreakpadReport, _ state: ProcessState) -> String {
    String(decoding: report.report(state), as: UTF8.self)
  }

  @Test func `a crash is reported for people`() {
    #expect(text(BreakpadReport(), Examples.breakpad) == BreakpadSnapshots.human)
  }

  @Test func `a crash is reported for programs`() {
    #expect(text(BreakpadReport(.machine), Examples.breakpad) == BreakpadSnapshots.machine)
  }

  @Test func `a brief report is a stack`() {
    #expect(text(BreakpadReport(.brief), Examples.breakpad) == BreakpadSnapshots.brief)
  }

  @Test func `a state without anything is reported, too`() {
    #expect(text(BreakpadReport(), ProcessState()) == BreakpadSnapshots.empty)
    #expect(
      text(BreakpadReport(.machine), ProcessState())
        == "OS|unknown|\nCPU|unknown||0\nGPU|||\nCrash|No crash||\n\n")
    #expect(
      text(BreakpadReport(.brief), ProcessState())
        == " <no crashing or requesting dump thread identified>\n")
  }

  @Test func `the thread that wrote the dump has no number`() {
    var state = Examples.breakpad
    state.threads.insert(ThreadSummary(id: 9, stack: CallStack(end: .skipped)), at: 0)
    state.requestingThread = 1
    #expect(text(BreakpadReport(), state).contains("\nThread 0 (crashed)\n"))
  }

  @Test func `an assertion stands in place of a crash`() {
    var state = ProcessState()
    var assertion = AssertionSummary(.pureVirtualCall)
    assertion.expression = "x"
    assertion.function = "f"
    assertion.file = "f.c"
    assertion.line = 3
    state.assertion = assertion
    let words = "Pure virtual function called x in function f, in file f.c at line 3"
    #expect(text(BreakpadReport(.machine), state).contains("\nCrash|\(words)||\n"))
    #expect(text(BreakpadReport(), state).contains("\nNo crash\nAssertion: \(words)\n"))
  }

  @Test func `fields lose what would part them`() {
    var state = Examples.breakpad
    state.threads[0].stack.frames[0].symbol?.name = "operator|(\n)"
    #expect(text(BreakpadReport(.machine), state).contains("|operator()|"))
  }

  @Test func `nothing in a dump can command a terminal`() {
    var state = Examples.breakpad
    state.threads[0].stack.frames[0].symbol?.name = "\u{1b}[2J"
    #expect(!text(BreakpadReport(), state).contains("\u{1b}"))
    #expect(!text(BreakpadReport(.machine), state).contains("\u{1b}"))
  }

  @Test func `bytes on the stack are shown in rows, with what points to functions`() {
    var state = Examples.breakpad
    let symbol = SymbolMatch(
      name: "main", relativeAddress: 0x1000,
      source: SourceLocation(file: "src/main.c", line: 7, relativeAddress: 0x1010))
    let pointer = CodePointer(
      address: 0x44, value: 0x40_1020, relativeValue: 0x1020, symbol: symbol)
    state.threads[0].stackContents[0] = StackContents(
      address: 0x44, bytes: (0x38..<0x4a).map { $0 == 0x3a ? nil : $0 }, codePointers: [pointer],
      wordByteCount: 4)
    #expect(text(BreakpadReport(threads: .requesting), state).contains(BreakpadSnapshots.contents))
  }

  @Test func `symbols that cannot be used are warned of where a frame needs them`() {
    var state = Examples.breakpad
    state.modules[0].symbols = .unusable(place: "app.sym", reason: "is a picture")
    let warning = "(main)  (WARNING: Corrupt symbols, app.pdb, 5A9832E5287241C1838ED98914E9B7FF1)\n"
    #expect(text(BreakpadReport(), state).contains(warning))
    state.threads = []
    #expect(!text(BreakpadReport(), state).contains("WARNING"))
  }

  @Test func `callers on MIPS show where they call, and where they go on`() {
    var state = Examples.breakpad
    state.system.cpu = "mips"
    var registers = Registers()
    registers[32] = 0x1008
    registers[29] = 0x7fff_0000
    state.threads[0].stack.frames[1] = StackFrame(
      resumeAddress: 0x1008, instructionAddress: 0x1000, registers: registers,
      trust: .callFrameInfo)
    let line =
      "     sp = 0x000000007fff0000    ra = 0x0000000000001008\n     pc = 0x0000000000001000\n"
    #expect(text(BreakpadReport(), state).contains(line))
  }
}
