import Symbols
import Testing

@testable import Unwinding

@Suite struct FrameBudgetTests {
  private let long = String(repeating: "é", count: 500)

  private func frame() -> StackFrame {
    var frame = StackFrame(
      resumeAddress: 1, instructionAddress: 1, registers: Registers(), trust: .context)
    frame.symbol = SymbolMatch(
      name: long, relativeAddress: 0, source: SourceLocation(file: long, line: 7),
      inlines: [InlineFrame(name: long, source: SourceLocation(file: long, line: 8))])
    return frame
  }

  @Test func `names are whole as long as the text lasts, and cut behind`() {
    let budget = FrameBudget(.max, textByteCount: 4000)
    var first = frame()
    budget.pay(for: &first.symbol)
    #expect(first == frame())
    #expect(!budget.hasCutNames)
    var second = frame()
    budget.pay(for: &second.symbol)
    #expect(second.symbol?.name == String(long.prefix(SymbolMatch.cutByteCount / 2)))
    #expect(second.symbol?.source?.file?.utf8.count == SymbolMatch.cutByteCount)
    #expect(second.symbol?.source?.line == 7)
    #expect(second.symbol?.inlines == [])
    #expect(budget.hasCutNames)
  }

  @Test func `a stack that is thrown away costs no text`() {
    let budget = FrameBudget(.max, textByteCount: 4000)
    for _ in 0..<3 {
      var frame = frame()
      budget.pay(for: &frame.symbol)
      budget.release([frame])
    }
    #expect(!budget.hasCutNames)
  }

  @Test func `names in the place of others cost what they are longer`() {
    let budget = FrameBudget(.max, textByteCount: 30)
    let raw = SymbolMatch(name: "12345678901234567890", relativeAddress: 0)
    var told = raw
    told.name = "1234567890"
    told.linkageName = raw.name
    #expect(budget.pay(for: told, insteadOf: raw))
    #expect(budget.pay(for: told, insteadOf: raw))
    #expect(budget.pay(for: told, insteadOf: raw))
    #expect(!budget.pay(for: told, insteadOf: raw))
  }
}
