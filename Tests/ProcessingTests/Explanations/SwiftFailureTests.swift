import Symbols
import Testing
import Unwinding

@testable import Processing

@Suite struct SwiftFailureTests {
  private func frame(
    _ name: String?, _ source: (String, UInt32)? = nil,
    inlined: [(String, (String, UInt32)?)] = [], module: Int = 0, trust: FrameTrust = .callFrameInfo
  ) -> StackFrame {
    var frame = StackFrame(
      resumeAddress: 1, instructionAddress: 1, registers: Registers(), trust: trust)
    frame.moduleIndex = module
    frame.symbol = name.map {
      SymbolMatch(
        name: $0, relativeAddress: 0, source: source.map { SourceLocation(file: $0, line: $1) },
        inlines: inlined.map { name, source in
          InlineFrame(name: name, source: source.map { SourceLocation(file: $0, line: $1) })
        })
    }
    return frame
  }

  /// Module 0 is the program, 1 the runtime.
  private func text(_ frames: [StackFrame], reason: String = "SIGILL / ILL_ILLOPN") -> String? {
    var state = state(frames)
    state.crash = CrashSummary(reason: reason, address: 1, threadID: 7)
    return SwiftFailure(state)?.text
  }

  private func state(_ frames: [StackFrame]) -> ProcessState {
    var state = ProcessState()
    state.modules = ["/opt/app", "/usr/lib/libswiftCore.so"].map {
      ModuleSummary(
        module: LoadedModule(id: ModuleID(codeFile: $0), baseAddress: 0, byteCount: 0x1000))
    }
    state.threads = [ThreadSummary(id: 7, stack: CallStack(frames: frames, end: .noCaller))]
    state.requestingThread = 0
    return state
  }

  @Test func `a check that was expanded in place names the cause, the next call the place`() {
    let frames = [
      frame(
        "app.area(Swift.Int) -> Swift.Int", ("/src/main.swift", 6),
        inlined: [
          ("Swift runtime failure: Index out of range", ("/src/main.swift", 0)),
          ("generic specialization <Swift.Int> of Swift.Array._checkSubscript(_: Swift.Int)", nil),
        ], trust: .context)
    ]
    #expect(text(frames) == "Swift runtime failure: Index out of range at main.swift:6")
    #expect(text(frames, reason: "EXC_BREAKPOINT / EXC_ARM_BREAKPOINT") != nil)
    #expect(text(frames, reason: "SIGSEGV / SEGV_MAPERR") == nil)
  }

  @Test func `of the runtime's functions the outermost names the cause`() {
    let frames = [
      frame("Swift._assertionFailure(_: Swift.StaticString)", module: 1, trust: .context),
      frame("Swift._diagnoseUnexpectedNilOptional(_filenameStart: Builtin.RawPointer)", module: 1),
      frame("app.force() -> ()", ("main.swift", 7)),
    ]
    #expect(
      text(frames)
        == "Swift runtime failure: Unexpectedly found nil while unwrapping an Optional value"
        + " at main.swift:7")
  }

  @Test func `the library's functions in the program are not the place`() {
    let frames = [
      frame("swift_unexpectedError", module: 1, trust: .context),
      frame("Swift.Array.subscript.getter : (Swift.Int) -> A", ("Array.swift", 700)),
      frame("main", ("main.swift", 22)),
    ]
    #expect(
      text(frames)
        == "Swift runtime failure: An error was thrown where try! rules that out at main.swift:22")
  }

  @Test func `a runtime without symbols stopped the program all the same`() {
    let frames = [
      frame(nil, module: 1, trust: .context), frame(nil, module: 1),
      frame("app.bump() -> Swift.Int", ("main.swift", 13)),
    ]
    #expect(
      text(frames) == "Swift runtime failure: the runtime stopped the program at main.swift:13")
  }

  @Test func `what libc does to end the program is passed over`() {
    let frames = [
      frame("raise", trust: .context), frame("abort"),
      frame("swift::fatalError(unsigned int, char const*, ...)", module: 1),
      frame("swift::swift_dynamicCastFailure(void const*, char const*)", module: 1),
      frame("main", ("main.swift", 3)),
    ]
    #expect(
      text(frames, reason: "SIGABRT / SI_TKILL")
        == "Swift runtime failure: A value could not be cast as as! demands at main.swift:3")
  }

  @Test func `guessed frames and other programs' traps say nothing`() {
    #expect(text([frame("abort", trust: .context), frame("main", ("main.c", 3))]) == nil)
    #expect(
      text([frame("f", trust: .context), frame("Swift.fatalError(", module: 1, trust: .scan)])
        == nil)
    #expect(text([]) == nil)
  }

  @Test func `on macOS the runtime's own message is told`() {
    var state = state([frame(nil, module: 1, trust: .context)])
    state.crash = CrashSummary(
      reason: "EXC_BREAKPOINT / EXC_ARM_BREAKPOINT", address: 1, threadID: 7)
    var record = MacCrashRecord()
    record.module = "/usr/lib/swift/libswiftCore.dylib"
    record.message = "Fatal error: file app/main.swift, line 3\n"
    state.macCrashRecords = [record]
    #expect(
      SwiftFailure(state)?.text
        == "Swift runtime failure: Fatal error: file app/main.swift, line 3")
  }
}
