import Bytes
import Symbols
import Testing

@testable import BreakpadSymbols

/// Both ways of finding records, against a reader that parses everything.
@Suite struct LookupPropertyTests {
  private static let registers = RegisterNames(["rsp"])

  private func file(_ text: String, indexLimit: Int) -> BreakpadSymbolFile {
    BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: indexLimit)
  }

  private func expectSameAnswers(
    _ file: BreakpadSymbolFile, _ naive: NaiveSymbols, at addresses: some Sequence<UInt64>
  ) {
    for address in addresses {
      let match = naive.symbol(at: address)
      let rules = naive.cfaOffset(at: address).map { CFIRule.register(0, plus: $0) }
      let locals = naive.windowsLocals(at: address)
      guard file.symbol(at: address) == match, file.namesFunction(at: address) == (match != nil),
        file.cfiRules(at: address, registers: Self.registers)?.cfa == rules,
        file.windowsFrame(at: address)?.localByteCount == locals
      else {
        Issue.record(
          "at \(address): \(String(describing: file.symbol(at: address))), not \(String(describing: match))"
        )
        return
      }
    }
  }

  @Test(arguments: RandomSymbolText.Order.allCases, [1, 2, 3] as [UInt64])
  func `an index gives the answers of a whole parse`(
    order: RandomSymbolText.Order, seed: UInt64
  ) {
    let random = RandomSymbolText(seed: seed, functionCount: 12, order: order)
    let file = file(random.text, indexLimit: .max)
    expectSameAnswers(file, NaiveSymbols(random.text), at: 0..<random.highestAddress)
    #expect(order.isDamaged || file.badRecordCount == 0)
  }

  @Test(arguments: RandomSymbolText.Order.allCases, [1, 2, 3] as [UInt64])
  func `bisection of a short text gives the answers of a whole parse`(
    order: RandomSymbolText.Order, seed: UInt64
  ) {
    let random = RandomSymbolText(seed: seed, functionCount: 12, order: order)
    expectSameAnswers(
      file(random.text, indexLimit: 0), NaiveSymbols(random.text), at: 0..<random.highestAddress)
  }

  @Test(arguments: RandomSymbolText.Order.allCases)
  func `bisection of a long text gives the answers of a whole parse`(
    order: RandomSymbolText.Order
  ) {
    let random = RandomSymbolText(seed: 7, functionCount: 600, order: order)
    var numbers = SeededNumbers(state: 11)
    let addresses = (0..<25).map { _ in numbers.below(Int(random.highestAddress)) }
    expectSameAnswers(
      file(random.text, indexLimit: 0), NaiveSymbols(random.text), at: addresses)
  }

  @Test func `a hit in a text that is only nearly sorted covers its address`() {
    var blocks = (0..<1000).map { index in
      "FUNC \(String(index * 16, radix: 16)) 10 0 f\(index)\n\(String(index * 16, radix: 16)) 10 1 0\n"
    }
    blocks.swapAt(300, 700)
    let file = file(blocks.joined(), indexLimit: 0)
    for address in stride(from: 0, to: 16000, by: 401) as StrideTo<UInt64> {
      if let match = file.symbol(at: address), match.origin == .function {
        #expect(match.name == "f\(address / 16)")
      }
    }
  }
}
