import Bytes
import Symbols
import Testing

@testable import BreakpadSymbols

/// Kinds of records in any order and of any proportion, without an index.
@Suite struct ArrangementTests {
  private static let registers = RegisterNames(["rsp"])

  private func hex(_ number: Int) -> String { String(number, radix: 16) }

  private func functions(_ indexes: Range<Int>) -> String {
    indexes.map { "FUNC \(hex($0 * 16)) 10 0 f\($0)\n\(hex($0 * 16)) 10 \($0) 0\n" }.joined()
  }

  private func frames(_ indexes: Range<Int>) -> String {
    indexes.map {
      "STACK CFI INIT \(hex($0 * 16)) 10 .cfa: $rsp \($0 + 1) + .ra: .cfa ^\n"
    }.joined()
  }

  private func publics(_ count: Int) -> String {
    (0..<count).map { "PUBLIC \(hex(0x10_0000 + $0 * 16)) 0 p\($0)\n" }.joined()
  }

  /// A whole little symbol file.
  private var small: String {
    "MODULE Linux x86_64 0 a\nFILE 0 a.c\nINLINE_ORIGIN 0 b\n" + functions(0..<30)
      + "PUBLIC f000 0 p\n" + frames(0..<30)
  }

  private func expectWholeAnswers(
    _ text: String, at indexes: [Int], _ location: Testing.SourceLocation = #_sourceLocation
  ) {
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: 0)
    for index in indexes {
      let address = UInt64(index * 16 + 1)
      let match = file.symbol(at: address)
      #expect(match?.name == "f\(index)", sourceLocation: location)
      #expect(match?.source?.file == "a.c", sourceLocation: location)
      #expect(
        file.cfiRules(at: address, registers: Self.registers)?.cfa
          == .register(0, plus: Int64(index + 1)), sourceLocation: location)
    }
  }

  @Test(arguments: [
    "FILE 1 /p/b.c", "INLINE_ORIGIN 1 b", "INFO x", "PUBLIC f0000 0 p", "UNKNOWN x", "unknown",
    "STACK WIN 4 0 8 0 0 0 0 0 0 1 $eip 4 + ^ =", "FUNC f0000 10 0 g",
  ])
  func `a small file is found in front of, between and behind many records`(line: String) {
    let many = String(repeating: line + "\n", count: 6000)
    for text in [small + many, many + small, many + small + many] {
      expectWholeAnswers(text, at: [0, 7, 29])
    }
  }

  @Test func `a short section of frames is found in front of many public symbols`() {
    let text = "FILE 0 a.c\n" + functions(0..<5000) + frames(0..<50) + publics(20_000)
    expectWholeAnswers(text, at: [0, 20, 49])
  }

  @Test func `few functions are found among many public symbols`() {
    let symbols = publics(10_000)
    let text = "FILE 0 a.c\n" + symbols + functions(0..<20) + symbols + frames(0..<20)
    expectWholeAnswers(text, at: [0, 10, 19])
  }

  @Test func `functions behind the frames are found`() {
    let text = "FILE 0 a.c\n" + functions(0..<100) + frames(0..<3000) + functions(100..<3000)
    expectWholeAnswers(text, at: [0, 99, 100, 2999])
  }

  @Test func `records that were exchanged are found`() {
    var lines = ("FILE 0 a.c\n" + frames(0..<2000)).split(separator: "\n").map { "\($0)\n" }
    lines.insert(contentsOf: (0..<2000).map { functions($0..<$0 + 1) }, at: 1)
    var numbers = SeededNumbers(state: 3)
    for _ in 0..<40 {
      lines.swapAt(Int(numbers.below(lines.count)), Int(numbers.below(lines.count)))
    }
    expectWholeAnswers(lines.joined(), at: Array(stride(from: 0, to: 2000, by: 37)))
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `sections of any order and proportion are found`(seed: UInt64) {
    var numbers = SeededNumbers(state: seed)
    func isLong() -> Bool { numbers.below(2) == 0 }
    var sections = ["MODULE Linux x86_64 0 a\n", "FILE 0 a.c\n"]
    sections.append(functions(0..<(isLong() ? 3000 : 20)))
    sections.append(frames(0..<(isLong() ? 3000 : 20)))
    sections.append(publics(isLong() ? 3000 : 1))
    sections.append((1..<(isLong() ? 3000 : 2)).map { "FILE \($0) b\($0).c\n" }.joined())
    sections.append((0..<(isLong() ? 3000 : 1)).map { "INLINE_ORIGIN \($0) o\($0)\n" }.joined())
    sections.shuffle(using: &numbers)
    expectWholeAnswers(sections.joined(), at: [0, 5, 19])
  }

  private func isBisected(_ text: String) -> Bool {
    RecordSections(SymbolText(ByteView(Array(text.utf8)))) != nil
  }

  @Test(arguments: RandomSymbolText.Order.allCases)
  func `the usual arrangement is bisected`(order: RandomSymbolText.Order) {
    let text = RandomSymbolText(seed: 3, functionCount: 100, order: order).text
    let isUsual = [.publicsLast, .publicsFirst, .interleaved].contains(order)
    #expect(isBisected(text) == isUsual)
  }

  @Test func `a stretch of a 256th of a long text is not overlooked`() {
    let many = String(repeating: "FUNC 10 10 0 f\n10 10 1 0\n", count: 250_000)
    #expect(isBisected("FILE 0 a.c\n" + many + many + frames(0..<3)))
    #expect(!isBisected("FILE 0 a.c\n" + many + frames(0..<1100) + many + frames(0..<3)))
  }
}
