import Bytes
import Symbols
import Synchronization
import Testing

@testable import BreakpadSymbols

/// How a file is read: what is asked for twice, by many, and of memory.
@Suite struct ReadingTests {
  /// Bytes that count how often their memory is let go.
  private final class CountingOwner: ResidentBytes {
    nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer
    let releaseCount = Atomic(0)

    init(_ text: String) {
      bytes = .allocate(byteCount: text.utf8.count, alignment: 8)
      bytes.copyBytes(from: text.utf8)
    }

    deinit { bytes.deallocate() }

    func release(_ bytes: UnsafeRawBufferPointer) {
      releaseCount.add(1, ordering: .relaxed)
    }

    func expect(_ access: ByteAccess, of bytes: UnsafeRawBufferPointer) {}

    var view: ByteView {
      ByteView(base: UnsafeRawPointer(bytes.baseAddress!), byteCount: bytes.count, owner: self)
    }
  }

  private func functions(_ count: Int) -> String {
    (0..<count).map { index in
      let address = String(index * 16, radix: 16)
      return
        "FUNC \(address) 10 0 f\(index) \(String(repeating: "x", count: 500))\n\(address) 10 1 0\n"
    }.joined()
  }

  @Test func `many reads here and there let memory go`() {
    // 24 megabytes: twelve times the 2 MiB that a read may bring in.
    let owner = CountingOwner(functions(45_000))
    let file = BreakpadSymbolFile(owner.view, indexLimit: 0)
    for index in 0..<250 { _ = file.namesFunction(at: UInt64(index * 997 % 45_000 * 16)) }
    #expect(owner.releaseCount.load(ordering: .relaxed) > 0)
  }

  @Test func `an index lets go of what it has read`() {
    let owner = CountingOwner(functions(10))
    let file = BreakpadSymbolFile(owner.view, indexLimit: .max)
    #expect(file.symbol(at: 0x10)?.name.hasPrefix("f1 ") == true)
    #expect(owner.releaseCount.load(ordering: .relaxed) > 0)
  }

  @Test(arguments: [0, Int.max])
  func `many threads get the same answers`(indexLimit: Int) async {
    let text = RandomSymbolText(seed: 5, functionCount: 20, order: .interleaved)
    let file = BreakpadSymbolFile(
      ByteView(Array(text.text.utf8)), indexLimit: indexLimit)
    let naive = NaiveSymbols(text.text)
    let wanted = (0..<200).map { naive.symbol(at: $0) }
    await withTaskGroup(of: [SymbolMatch?].self) { group in
      for _ in 0..<8 { group.addTask { (0..<200).map { file.symbol(at: $0) } } }
      for await answers in group { #expect(answers == wanted) }
    }
  }

  @Test func `a bad record that is met many times is counted once`() {
    let file = symbolFile("FUNC 10 80 0 f\n10 8 bad\n")
    for address in 0x10..<0x90 as Range<UInt64> { _ = file.symbol(at: address) }
    #expect(file.badRecordCount == 1)
  }

  @Test func `a cache forgets the oldest answers and keeps those in use`() {
    let cache = RecentCache<Int>(limit: 10)
    var made: [UInt64] = []
    func ask(_ key: UInt64) {
      _ = cache.value(for: key, cost: 2) {
        made.append(key)
        return 0
      }
    }
    for key in 0..<6 as Range<UInt64> { ask(key) }
    ask(1)
    #expect(made == [0, 1, 2, 3, 4, 5])
    for key in 10..<20 as Range<UInt64> { ask(key) }
    ask(1)
    #expect(made.last == 1)
  }

  @Test(arguments: [RandomSymbolText.Order.publicsFirst, .publicsLast])
  func `long runs of public symbols are found in front of functions and behind them`(
    order: RandomSymbolText.Order
  ) {
    let publics = (0..<5000).map {
      "PUBLIC \(String(0x10000 + $0 * 16, radix: 16)) 0 public_symbol_\($0)\n"
    }.joined()
    let text = order == .publicsFirst ? publics + functions(400) : functions(400) + publics
    let file = BreakpadSymbolFile(ByteView(Array(text.utf8)), indexLimit: 0)
    #expect(file.symbol(at: 0x18f0)?.name.hasPrefix("f399 ") == true)
    #expect(file.symbol(at: 0x10000)?.name == "public_symbol_0")
    #expect(file.symbol(at: 0x1ffff)?.name == "public_symbol_4095")
    #expect(file.symbol(at: 0xf_ffff)?.name == "public_symbol_4999")
    #expect(file.symbol(at: 0x1900) == nil)
  }

  @Test func `call frames out of order are found when everything else is in order`() {
    var frames = (0..<400).map {
      "STACK CFI INIT \(String($0 * 16, radix: 16)) 10 .cfa: $rsp \($0) + .ra: .cfa ^\n"
    }
    frames.swapAt(3, 390)
    let file = BreakpadSymbolFile(
      ByteView(Array((functions(20) + frames.joined()).utf8)), indexLimit: 0)
    for index in [0, 3, 4, 200, 390, 399] as [UInt64] {
      let rules = file.cfiRules(at: index * 16 + 1, registers: RegisterNames(["rsp"]))
      #expect(rules?.cfa == .register(0, plus: Int64(index)))
    }
  }
}
