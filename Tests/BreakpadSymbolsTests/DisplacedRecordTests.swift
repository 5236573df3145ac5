import Bytes
import Symbols
import Testing

@testable import BreakpadSymbols

/// One record far from its place, in a text that is bisected because all the pieces of it that are
/// looked at are in order.
@Suite struct DisplacedRecordTests {
  private static let registers = RegisterNames(["rsp"])
  private static let keywords = [
    "FUNC ", "PUBLIC ", "STACK CFI INIT ", "STACK WIN ", "FILE ", "INLINE_ORIGIN ",
  ]

  @Test(arguments: keywords, [false, true])
  func `a record far from its place is found`(keyword: String, isInterleaved: Bool) throws {
    let random = RandomSymbolText(
      seed: 9, functionCount: 300, order: isInterleaved ? .interleaved : .publicsLast,
      overlaps: false)
    let text = try #require(DisplacedText(random, keyword: keyword, seed: 4).bisected)
    let naive = NaiveSymbols(text.plain)
    // Each with knowledge of its own: what was asked first must not matter.
    for _ in 0..<2 {
      let file = text.file
      for address in text.addresses.shuffled() {
        expectNaiveAnswer(file, naive, at: address)
      }
    }
  }

  private func expectNaiveAnswer(
    _ file: BreakpadSymbolFile, _ naive: NaiveSymbols, at address: UInt64
  ) {
    #expect(file.symbol(at: address) == naive.symbol(at: address))
    #expect(file.symbolStart(at: address) == naive.symbol(at: address)?.relativeAddress)
    #expect(
      file.cfiRules(at: address, registers: Self.registers)?.cfa
        == naive.cfaOffset(at: address).map { .register(0, plus: $0) })
    // Several records of this kind cover most addresses.
    #expect((file.windowsFrame(at: address) == nil) == (naive.windowsLocals(at: address) == nil))
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `a hit covers its address where functions overlap far from their places`(
    seed: UInt64
  ) throws {
    let random = RandomSymbolText(seed: seed, functionCount: 300, order: .publicsLast)
    let text = try #require(DisplacedText(random, keyword: "FUNC ", seed: seed).bisected)
    let naive = NaiveSymbols(text.plain)
    let file = text.file
    for address in text.addresses {
      let expected = naive.symbol(at: address)
      let match = file.symbol(at: address)
      #expect((match == nil) == (expected == nil))
      guard match?.origin == .function else { continue }
      #expect(naive.functions.contains { $0.covers(address) && $0.name == match?.name })
    }
  }

  @Test func `a function whose lines take megabytes is found behind a short one inside of it`() {
    let lines = String(repeating: "10 1 7 0\n", count: 500_000)
    let text =
      "FILE 0 a.c\nFUNC 0 1000 0 long\n" + lines
      + "FUNC 20 10 0 short\n20 1 1 0\nSTACK CFI INIT 0 1000 .cfa: $rsp 8 + .ra: .cfa ^\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: 0)
    #expect(file.symbol(at: 0x100)?.name == "long")
  }

  // `_start`, which ends the main thread's stack of every program.
  @Test(arguments: [(20, false), (8, true)])
  func `a public symbol is believed as far as its call-frame information reaches`(
    frameByteCount: Int, readsAll: Bool
  ) {
    let functions = (1..<300).map { "FUNC \(String($0 * 256, radix: 16)) 10 0 f\n" }.joined()
    let text =
      "FILE 0 a.c\n" + functions + "PUBLIC 20 0 _start\n"
      + "STACK CFI INIT 20 \(frameByteCount) .cfa: $rsp 8 + .ra: .cfa ^\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: 0)
    #expect(file.symbol(at: 0x30)?.name == "_start")
    #expect(file.lacksIndex == readsAll)
  }

  @Test func `a symbol is found behind functions without extent`() {
    let empty = (0..<9).map { "FUNC 10\($0) 0 0 f\n" }.joined()
    let text =
      "FILE 0 a.c\nFUNC 10 4 0 g\nPUBLIC 20 0 p\n" + empty + "FUNC 200 4 0 g\n"
      + "STACK CFI INIT 0 1000 .cfa: $rsp 8 + .ra: .cfa ^\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: 0)
    #expect(file.symbol(at: 0x110)?.name == "p")
  }
}

extension NaiveSymbols.Function {
  fileprivate func covers(_ place: UInt64) -> Bool {
    place >= address && place - address < byteCount
  }
}

/// A text in which one record was moved.
private struct DisplacedText {
  let plain: String
  /// At and around what was moved, and elsewhere.
  let addresses: [UInt64]

  /// The first of several moves that nobody notices.
  var bisected: Self? { isBisected ? self : nil }

  init(_ random: RandomSymbolText, keyword: String, seed: UInt64) {
    var numbers = SeededNumbers(state: seed)
    var moved = Self(random, keyword: keyword, &numbers)
    for _ in 0..<20 where !moved.isBisected {
      moved = Self(random, keyword: keyword, &numbers)
    }
    self = moved
  }

  private init(_ random: RandomSymbolText, keyword: String, _ numbers: inout SeededNumbers) {
    var blocks = random.blocks
    // Every seventh number is given twice: the last one counts, but only if they stand together.
    let choices = blocks.indices.filter { index in
      let number = blocks[index].split(separator: " ").dropFirst().first.flatMap { Int($0) }
      return blocks[index].hasPrefix(keyword) && number.map { $0 % 7 != 0 } ?? true
    }
    let block = blocks.remove(at: choices[Int(numbers.below(choices.count))])
    let place = Int(numbers.below(blocks.count))
    blocks.insert(block, at: place)
    plain = blocks.joined()
    let address = block.split(separator: " ").lazy.compactMap { UInt64($0, radix: 16) }.first
    let start = (address ?? 0) < random.highestAddress ? address ?? 0 : 0
    addresses =
      (max(start, 8) - 8...start + 40).map { $0 }
      + (0..<20).map { _ in numbers.below(Int(random.highestAddress)) }
  }

  var file: BreakpadSymbolFile { BreakpadSymbolFile(view, indexLimit: 0) }

  private var isBisected: Bool { RecordSections(SymbolText(view)) != nil }

  private var view: ByteView { ByteView(Array(plain.utf8)) }
}

extension RandomSymbolText {
  /// The records, each with what belongs to it: functions with their calls and lines.
  fileprivate var blocks: [String] {
    var blocks: [String] = []
    for line in text.split(separator: "\n") {
      let isOwn = line.first?.isUppercase == true && !line.hasPrefix("INLINE ")
      if isOwn { blocks.append("") }
      blocks[blocks.count - 1] += line + "\n"
    }
    return blocks
  }
}
