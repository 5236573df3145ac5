import Bytes
import Symbols
import Testing

@testable import BreakpadSymbols

/// Text that nobody wrote on purpose, or somebody on a bad one.
@Suite struct HostileTextTests {
  private let registers = RegisterNames(["rsp"])

  private func askEverything(_ bytes: [UInt8], indexLimit: Int) {
    let file = BreakpadSymbolFile(ByteView(bytes), indexLimit: indexLimit)
    for address in [0, 0x40, 0x80, 0x100, 0x1ff, 0x4000, .max] as [UInt64] {
      #expect(file.namesFunction(at: address) == (file.symbol(at: address) != nil))
      _ = file.cfiRules(at: address, registers: registers)
      _ = file.windowsFrame(at: address)
    }
    #expect(file.badRecordCount >= 0)
  }

  @Test(arguments: [0, Int.max])
  func `damaged bytes cost at most their records`(indexLimit: Int) {
    var numbers = SeededNumbers(state: 3)
    let text = Array(
      RandomSymbolText(seed: 9, functionCount: 6, order: .interleaved).text.utf8)
    let interesting = Array("\n\n FSPIUm0-:^=\r\u{0}".utf8)
    for _ in 0..<60 {
      var damaged = text
      for _ in 0...numbers.below(12) {
        let place = Int(numbers.below(damaged.count))
        damaged[place] = interesting[Int(numbers.below(interesting.count))]
      }
      askEverything(damaged, indexLimit: indexLimit)
    }
  }

  @Test(arguments: [0, Int.max])
  func `a file may end anywhere`(indexLimit: Int) {
    let text = Array(RandomSymbolText(seed: 4, functionCount: 2, order: .publicsLast).text.utf8)
    for count in stride(from: 0, to: text.count, by: 23) {
      askEverything(Array(text.prefix(count)), indexLimit: indexLimit)
    }
  }

  @Test(arguments: [0, Int.max])
  func `a line of megabytes is cut`(indexLimit: Int) {
    let text = "FUNC 0 80 0 f\n0 8 1" + String(repeating: " ", count: 1_500_000) + "0\n0 8 7 0\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: indexLimit)
    #expect(file.symbol(at: 1)?.source?.line == 7)
  }

  @Test func `a function that was read too often has a name and no lines, and that is told`() {
    let lines = (0..<64).map { "\(String($0, radix: 16)) 1 \($0 + 1) 0\n" }.joined()
    let text = ByteView(Array(("FUNC 0 80 0 f\n" + lines).utf8))
    let file = BreakpadSymbolFile(text, indexLimit: .max, allowance: 2 * lines.utf8.count)
    #expect(file.symbol(at: 0)?.source?.line == 1)
    #expect(file.symbol(at: 63)?.source?.line == 64)
    #expect(file.badRecordCount == 0)
    #expect(file.symbol(at: 1)?.name == "f")
    #expect(file.symbol(at: 1)?.source == nil)
    #expect(file.badRecordCount == 1)
  }

  @Test func `call-frame records with changes that were read too often have no rules`() {
    let changes = (1..<64).map { "STACK CFI \(String($0, radix: 16)) .cfa: rsp \($0) +\n" }.joined()
    let text = "STACK CFI INIT 0 40 .cfa: rsp 8 + .ra: .cfa ^\n" + changes
    let file = BreakpadSymbolFile(
      ByteView(Array(text.utf8)), indexLimit: .max, allowance: changes.utf8.count)
    #expect(file.cfiRules(at: 63, registers: registers)?.cfa == .register(0, plus: 63))
    #expect(file.badRecordCount == 0)
    #expect(file.cfiRules(at: 62, registers: registers) == nil)
    #expect(file.badRecordCount == 1)
  }

  @Test func `hundreds of functions at one address are not all read for ever`() {
    // The shortest one, which counts, is the first: it is read last.
    let functions = (0..<256).map { "FUNC 0 \(String(512 + $0, radix: 16)) 0 f\($0)\n" }
    let text = ByteView(Array(functions.joined().utf8))
    let file = BreakpadSymbolFile(text, indexLimit: .max, allowance: 3 * text.byteCount)
    #expect(file.symbol(at: 1)?.name == "f0")
    #expect(file.badRecordCount == 0)
    for address in 2..<16 as Range<UInt64> {
      #expect(file.symbol(at: address) != nil)
    }
    #expect(file.symbol(at: 16)?.name == "f192")
    #expect(file.badRecordCount > 0)
  }

  @Test func `names of nothing but marks can be compared`() {
    let marks = String(repeating: "\u{301}\u{316}", count: 20_000)
    let file = symbolFile("PUBLIC 0 0 a\(marks)\nPUBLIC 0 0 b\(marks)\n")
    #expect(file.symbol(at: 0)?.name.unicodeScalars.contains("\u{34f}") == true)
  }

  @Test func `a program longer than any real one is a damaged record`() {
    let program = String(repeating: "$eip 4 = ", count: 1000)
    let file = BreakpadSymbolFile(
      ByteView(Array("STACK WIN 4 0 8 0 0 0 0 0 0 1 \(program)\n".utf8)), indexLimit: .max)
    #expect(file.windowsFrame(at: 0) == nil)
    #expect(file.badRecordCount == 1)
  }

  @Test func `records of a kind that is nowhere are looked for once`() {
    let frames = (0..<500).map {
      "STACK WIN 4 \(String($0 * 16, radix: 16)) 8 0 0 0 0 \(String($0, radix: 16)) 0 1 $eip 4 =\n"
    }
    let file = BreakpadSymbolFile(
      ByteView(Array(("FUNC 0 10 0 f\n" + frames.joined()).utf8)), indexLimit: 0)
    #expect(file.windowsFrame(at: 0x107)?.localByteCount == 0x10)
    #expect(file.windowsFrame(at: 0x108) == nil)
  }
}
