import Bytes
import Symbols
import Testing

@testable import BreakpadSymbols

/// One file that serves many reports.
@Suite struct SharedFileTests {
  private static let lines = (0..<64).map { "\(String($0, radix: 16)) 1 \($0 + 1) 0\n" }.joined()
  private static let text = ByteView(Array(("FUNC 0 80 0 f\n" + lines).utf8))

  @Test func `what one report read, the next may read again`() {
    let file = BreakpadSymbolFile(
      Self.text, indexLimit: .max, allowance: 2 * Self.lines.utf8.count)
    for _ in 0..<10 {
      let report = file.forOneReport()
      #expect(report.symbol(at: 0)?.source?.line == 1)
      #expect(report.symbol(at: 63)?.source?.line == 64)
      #expect(report.badRecordCount == 0)
    }
  }

  @Test func `each report is bounded by itself`() {
    let file = BreakpadSymbolFile(
      Self.text, indexLimit: .max, allowance: 2 * Self.lines.utf8.count)
    for _ in 0..<3 {
      let report = file.forOneReport()
      for address in [0, 1] as [UInt64] { #expect(report.symbol(at: address)?.source != nil) }
      #expect(report.symbol(at: 2)?.name == "f" && report.symbol(at: 2)?.source == nil)
      #expect(report.badRecordCount == 1)
    }
  }

  @Test(arguments: [0, Int.max])
  func `a report tells the bad records it met, not those of others`(indexLimit: Int) {
    let text = "FUNC 0 10 0 f\n0 4 nonsense\nFUNC 10 10 0 g\n10 4 7 0\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: indexLimit)
    let (first, second) = (file.forOneReport(), file.forOneReport())
    _ = first.symbol(at: 1)
    _ = second.symbol(at: 0x11)
    #expect(first.badRecordCount == 1 && second.badRecordCount == 0)
    _ = second.symbol(at: 2)
    #expect(first.badRecordCount == 1 && second.badRecordCount == 1)
  }

  @Test func `tasks of a report share its bound and its count`() {
    let file = BreakpadSymbolFile(
      Self.text, indexLimit: .max, allowance: 2 * Self.lines.utf8.count)
    let report = file.forOneReport()
    let (first, second) = (report.forOneTask(), report.forOneTask())
    #expect(first.symbol(at: 0)?.source?.line == 1)
    #expect(second.symbol(at: 1)?.source?.line == 2)
    #expect(report.badRecordCount == 0)
    #expect(first.symbol(at: 2)?.source == nil && second.symbol(at: 3)?.source == nil)
    #expect(report.badRecordCount == 1 && file.forOneReport().badRecordCount == 0)
  }

  @Test func `a symbol's beginning is told as its name is`() {
    let text = "FUNC 10 10 0 f\n10 10 1 0\nPUBLIC 40 0 p\n"
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)))
    for address in [0, 0x10, 0x1f, 0x20, 0x40, 0x1000] as [UInt64] {
      #expect(
        file.symbolStart(at: address) == file.symbol(at: address)?.relativeAddress)
    }
    #expect(file.symbolStart(at: 0x1f) == 0x10 && file.symbolStart(at: 0x41) == 0x40)
  }

  @Test func `a report that asked for nothing has met nothing`() {
    let file = BreakpadSymbolFile(
      ByteView(Array("FUNC 0 10 0 f\nFUNC nonsense\n".utf8)), indexLimit: .max)
    let (first, second) = (file.forOneReport(), file.forOneReport())
    _ = first.symbol(at: 1)
    #expect(first.badRecordCount == 1 && second.badRecordCount == 0)
    _ = second.namesFunction(at: 1)
    #expect(second.badRecordCount == 1)
  }

  @Test func `text in memory counts whole, mapped text only what stays of it`() {
    let file = BreakpadSymbolFile(Self.text, indexLimit: 0)
    #expect(file.memory.mappedByteCount == 0)
    #expect(file.memory.residentByteCount >= Self.text.byteCount)
  }
}
