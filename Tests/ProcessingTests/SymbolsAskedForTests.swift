import Symbols
import Testing
import Unwinding

@testable import Processing

@Suite struct SymbolsAskedForTests {
  /// Four modules: one on a frame, one that a walk asked for, one that nobody needed in the end, and
  /// one that was never asked for.
  private var state: ProcessState {
    var state = ProcessState()
    state.modules = (0..<4).map { number in
      ModuleSummary(
        module: LoadedModule(
          id: ModuleID(codeFile: "m\(number)"), baseAddress: UInt64(number) << 16, byteCount: 0x1000
        ))
    }
    for index in 0..<3 { state.modules[index].symbols = .missing(places: ["here"]) }
    var frame = StackFrame(
      resumeAddress: 0x10, instructionAddress: 0x10, registers: Registers(), trust: .context)
    frame.moduleIndex = 0
    state.threads = [
      ThreadSummary(
        id: 1, stack: CallStack(frames: [frame], end: .nothingFound, missingModules: [1]))
    ]
    return state
  }

  @Test func `symbols are told of the modules that the final stacks asked for`() {
    var state = state
    state.keepSymbolsAskedFor(hasSuppliers: true)
    let missing = ModuleSymbols.missing(places: ["here"])
    #expect(state.modules.map(\.symbols) == [missing, missing, .notAsked, .notAsked])
  }

  @Test func `without suppliers nobody was asked`() {
    var state = state
    state.keepSymbolsAskedFor(hasSuppliers: false)
    #expect(state.modules.allSatisfy { $0.symbols == .notAsked })
  }
}
