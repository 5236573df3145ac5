import Symbols
import Testing
import Unwinding

@testable import Processing

@Suite struct FrameNamesTests {
  private func frame(_ name: String, inlined: [String] = []) -> StackFrame {
    var frame = StackFrame(
      resumeAddress: 1, instructionAddress: 1, registers: Registers(), trust: .context)
    frame.symbol = SymbolMatch(
      name: name, relativeAddress: 0, inlines: inlined.map { InlineFrame(name: $0) })
    return frame
  }

  private func told(
    _ frames: [StackFrame], budget: FrameBudget = FrameBudget(.max)
  ) -> [SymbolMatch] {
    var names = FrameNames(budget: budget)
    var frames = frames
    names.tell(&frames)
    return frames.compactMap(\.symbol)
  }

  @Test func `names of C++, Rust and Swift are told, and kept beside`() {
    let symbols = told([
      frame("_ZN3app4loadEi"), frame("_RNvC3app4main"), frame("$s3app4mainyyF"),
      frame("_ZN3app4loadEi"),
    ])
    #expect(
      symbols.map(\.name) == ["app::load(int)", "app::main", "app.main() -> ()", "app::load(int)"])
    #expect(symbols.first?.linkageName == "_ZN3app4loadEi")
  }

  @Test func `names of inlined calls are told`() {
    let symbols = told([frame("main", inlined: ["_ZN3app4loadEi", "other"])])
    #expect(symbols.first?.name == "main")
    #expect(symbols.first?.linkageName == nil)
    #expect(symbols.first?.inlines.map(\.name) == ["app::load(int)", "other"])
    #expect(symbols.first?.inlines.map(\.linkageName) == ["_ZN3app4loadEi", nil])
  }

  @Test func `names that say nothing else stay`() {
    let symbols = told([frame("_Zebra"), frame("_start"), frame("app::_Z1fv"), frame("_Zebra")])
    #expect(symbols.map(\.name) == ["_Zebra", "_start", "app::_Z1fv", "_Zebra"])
    #expect(symbols.allSatisfy { $0.linkageName == nil })
  }

  @Test func `a name that was told is not told again`() {
    var frame = frame("_Z1fv")
    frame.symbol?.linkageName = "_Z9somethingv"
    #expect(told([frame]).first?.name == "_Z1fv")
  }

  @Test func `names that cost more text than is left stay`() {
    let frames = [frame("_ZN3app4loadEi"), frame("_ZN3app4loadEi")]
    let symbols = told(frames, budget: FrameBudget(.max, textByteCount: 20))
    #expect(symbols.map(\.name) == ["app::load(int)", "_ZN3app4loadEi"])
  }
}
