import Bytes
import IndexFiles
import Symbols
import Testing

@testable import BreakpadSymbols

/// Look-ups by an index file: the same answers as without, whatever has happened to it.
@Suite struct IndexedLookupTests {
  private static let registers = RegisterNames(["rsp"])

  /// All that a file says about some addresses.
  private struct Answers: Equatable {
    var symbols: [SymbolMatch?] = []
    var rules: [CFIRules?] = []
    var frames: [WindowsFrame?] = []
    var hasCallFrameInformation: Bool

    init(_ file: BreakpadSymbolFile, at addresses: some Sequence<UInt64>) {
      hasCallFrameInformation = file.hasCallFrameInformation
      for address in addresses {
        symbols.append(file.symbol(at: address))
        rules.append(file.cfiRules(at: address, registers: IndexedLookupTests.registers))
        frames.append(file.windowsFrame(at: address))
      }
    }
  }

  @Test(arguments: RandomSymbolText.Order.allCases, [false, true])
  func `an index gives the answers of reading everything`(
    order: RandomSymbolText.Order, ownsText: Bool
  ) throws {
    for (seed, functionCount) in [(1, 3), (2, 12), (3, 700)] as [(UInt64, Int)] {
      let random = RandomSymbolText(seed: seed, functionCount: functionCount, order: order)
      let example = IndexedText(random.text, ownsText: ownsText)
      let file = try #require(example.open())
      let plain = BreakpadSymbolFile(example.text, indexLimit: .max)
      let step = UInt64(max(1, functionCount / 12))
      let addresses = stride(from: 0, to: random.highestAddress, by: UInt64.Stride(step))
      #expect(Answers(file, at: addresses) == Answers(plain, at: addresses))
      #expect(file.isIndexed)
      #expect(file.badRecordCount == plain.badRecordCount)
      #expect(file.header == plain.header)
    }
  }

  @Test(arguments: [false, true])
  func `an index with any byte changed never changes an answer`(ownsText: Bool) {
    let random = RandomSymbolText(seed: 5, functionCount: 3, order: .scatteredAndDamaged)
    let example = IndexedText(random.text, ownsText: ownsText)
    let addresses = stride(from: 0, to: random.highestAddress, by: 17) as StrideTo<UInt64>
    let expected = Answers(BreakpadSymbolFile(example.text, indexLimit: .max), at: addresses)
    var numbers = SeededNumbers(state: 1)
    for offset in example.index.indices {
      var damaged = example.index
      damaged[offset] ^= UInt8(truncatingIfNeeded: 1 + numbers.below(255))
      guard let file = example.open(damaged) else { continue }
      #expect(Answers(file, at: addresses) == expected, "byte \(offset)")
    }
  }

  @Test(arguments: [false, true])
  func `an index that ends anywhere is none`(ownsText: Bool) {
    let random = RandomSymbolText(seed: 6, functionCount: 3, order: .interleaved)
    let example = IndexedText(random.text, ownsText: ownsText)
    #expect(example.open(example.index) != nil)
    for count in example.index.indices {
      #expect(example.open(Array(example.index.prefix(count))) == nil)
    }
  }

  @Test func `damage far from what is asked for is not looked at`() throws {
    let random = RandomSymbolText(seed: 7, functionCount: 700, order: .publicsLast)
    var example = IndexedText(random.text, ownsText: true)
    let last = try #require(example.index.indices.last)
    example.index[last] ^= 1
    let file = try #require(example.open())
    #expect(file.symbol(at: 0x40) != nil)
    #expect(file.isIndexed)
  }

  @Test func `an index of another size, time, module or content is stale`() {
    let example = IndexedText(RandomSymbolText(seed: 8, functionCount: 9, order: .publicsLast).text)
    #expect(example.open() != nil)
    #expect(example.open(as: example.source(example.bytes + [0x0a])) == nil)
    #expect(example.open(as: example.source(example.bytes, modificationTime: 8)) == nil)
    for offset in stride(from: 0, to: example.bytes.count, by: 7) {
      var changed = example.bytes
      changed[offset] ^= 1
      #expect(example.open(as: example.source(changed)) == nil)
    }
  }

  @Test func `the first, the last and evenly spread blocks of a large file are compared`() {
    let bytes = [UInt8](repeating: 0x20, count: 1_000_000)
    let example = IndexedText(bytes)
    for offset in [0, 4095, 995_904, 999_999, 66_393, 66_393 + 4095] {
      var changed = bytes
      changed[offset] = 0x21
      #expect(example.open(as: example.source(changed)) == nil, "\(offset)")
    }
    var changed = bytes
    changed[5000] = 0x21
    #expect(example.open(as: example.source(changed)) != nil)
  }

  @Test func `a record that is not where a stale index has it makes the text be searched`() throws {
    // Between two samples, with the same size and time.
    let padding = String(repeating: "INFO padding\n", count: 6000)
    let example = IndexedText(padding + "FUNC 10 10 0 first\nFUNC 20 10 0 second\n" + padding)
    let changed = example.source(
      Array((padding + "FUNC 20 10 0 second\nFUNC 10 10 0 first\n" + padding).utf8))
    let file = try #require(example.open(as: changed))
    #expect(file.isIndexed)
    #expect(file.symbol(at: 0x18)?.name == "first")
    #expect(file.symbol(at: 0x28)?.name == "second")
    #expect(!file.isIndexed)
  }

  @Test(arguments: [false, true])
  func `an index of nothing finds nothing`(ownsText: Bool) throws {
    let file = try #require(IndexedText("", ownsText: ownsText).open())
    #expect(file.symbol(at: 0) == nil)
    #expect(!file.hasCallFrameInformation)
    #expect(file.isIndexed)
  }

  @Test func `an index takes 16 bytes for a record and some for its header`() throws {
    let text = (0..<10_000).map { "PUBLIC \(String($0 * 16, radix: 16)) 0 f\n" }.joined()
    let example = IndexedText(text)
    // 10,000 records, 40 nodes of the level above, the header.
    #expect(example.index.count == 10_000 * 16 + 40 * 16 + 592)
  }

  @Test func `an index whose own text cannot be had any more answers nothing`() throws {
    var example = IndexedText("FUNC 10 10 0 first\n" + String(repeating: "1 1 1 1\n", count: 2000))
    example = IndexedText(example.bytes, ownsText: true)
    example.index[example.index.count - 2000] ^= 1
    let index = try #require(
      SymbolFileIndex(ByteView(example.index), of: example.source(example.bytes)))
    let file = BreakpadSymbolFile(index, wholeText: { .empty })
    #expect(file.symbol(at: 0x10) == nil)
  }
}

/// A text with an index of it.
private struct IndexedText {
  var bytes: [UInt8]
  var index: [UInt8]

  init(_ bytes: [UInt8], ownsText: Bool = false) {
    self.bytes = bytes
    let source = IndexSource(ByteView(bytes), modificationTime: 7)
    // As if the source were compressed, only that it is not.
    let writer = SymbolFileIndexWriter(of: source, contents: ownsText ? source.bytes : nil)
    var sink = ArraySink()
    writer.write(to: &sink)
    index = sink.bytes
  }

  init(_ text: String, ownsText: Bool = false) {
    self.init(Array(text.utf8), ownsText: ownsText)
  }

  var text: ByteView { ByteView(bytes) }

  func source(_ bytes: [UInt8], modificationTime: Int64 = 7) -> IndexSource {
    IndexSource(ByteView(bytes), modificationTime: modificationTime)
  }

  func open(_ index: [UInt8]? = nil, as source: IndexSource? = nil) -> BreakpadSymbolFile? {
    let source = source ?? self.source(bytes)
    return SymbolFileIndex(ByteView(index ?? self.index), of: source).map {
      BreakpadSymbolFile($0, wholeText: { source.bytes })
    }
  }
}
