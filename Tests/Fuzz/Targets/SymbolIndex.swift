import BreakpadSymbols
import Bytes
import IndexFiles
import Symbols

extension FuzzTarget {
  /// Input: an index file of the handmade symbols, as it is and with its hashes put right.
  static let symbolIndex = FuzzTarget(
    name: "symbol-index", purpose: "an index of a symbol file, and look-ups by it",
    dictionary: "none", longestInput: 1 << 13, leastCoverage: 1680, seeds: Seeds.symbolIndexes,
    run: { view in
      let plain = BreakpadSymbolFile(Seeds.indexedSource.bytes)
      if let file = file(view) {
        for address in addresses {
          require(file.symbol(at: address) == plain.symbol(at: address), "another answer")
        }
      }
      guard let file = file(ByteView(repaired(view))) else { return }
      for address in addresses {
        if let match = file.symbol(at: address) {
          require(match.relativeAddress <= address, "a symbol behind the address")
        }
        _ = file.cfiRules(at: address, registers: RegisterNames(["rsp", "rbp"]))
        _ = file.windowsFrame(at: address)
      }
      require(file.badRecordCount >= 0, "fewer than no bad records")
    })

  private static func file(_ view: ByteView) -> BreakpadSymbolFile? {
    SymbolFileIndex(view, of: Seeds.indexedSource).map {
      BreakpadSymbolFile($0, wholeText: { Seeds.indexedSource.bytes })
    }
  }

  /// What the handmade symbols name, and places beside it.
  private static let addresses: [UInt64] = [
    0, 0xfff, 0x1000, 0x1011, 0x1040, 0x1141, 0x1241, 0x1301, 0x1501, 0x2080, 0x3001, .max,
  ]

  /// With the right hashes for trees of a single node and for the header, which no mutation hits.
  private static func repaired(_ view: ByteView) -> [UInt8] {
    var bytes = view.bytes
    guard bytes.count >= 592 else { return bytes }
    put(UInt64(bytes.count), at: 24, in: &bytes)
    for section in 0..<16 {
      let place = 200 + section * 24
      let offset: UInt64 = (try? view.load(at: place, .littleEndian)) ?? 0
      let count: UInt64 = (try? view.load(at: place + 8, .littleEndian)) ?? 0
      let node = view.clampedSlice(at: offset, byteCount: min(count, 256) * 16)
      put(IndexSource.hash(of: node.bytes), at: place + 16, in: &bytes)
    }
    put(IndexSource.hash(of: Array(bytes[..<584])), at: 584, in: &bytes)
    return bytes
  }

  private static func put(_ number: UInt64, at offset: Int, in bytes: inout [UInt8]) {
    for index in 0..<8 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8))
    }
  }
}
