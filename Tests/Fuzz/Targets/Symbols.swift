import BreakpadSymbols
import Bytes
import Symbols
import Unwinding

extension FuzzTarget {
  /// Input: the text of a symbol file. Asked for are the addresses it names, and those beside them.
  static let symbols = FuzzTarget(
    name: "symbols", purpose: "the text of a symbol file, and look-ups in it",
    dictionary: "symbols", longestInput: 1 << 13, leastCoverage: 1700, seeds: Seeds.symbolTexts,
    run: { view in
      let addresses = AddressesOfText(view).addresses
      // Small files have an index, large ones are bisected: both ways, whatever the length.
      for indexLimit in [0, Int.max] {
        let file = BreakpadSymbolFile(view, indexLimit: indexLimit)
        for address in addresses { ask(file, address) }
        require(file.badRecordCount >= 0, "fewer than no bad records")
      }
    })

  private static func ask(_ file: BreakpadSymbolFile, _ address: UInt64) {
    let match = file.symbol(at: address)
    require(file.namesFunction(at: address) == (match != nil), "namesFunction contradicts symbol")
    require(file.symbol(at: address) == match, "a second answer differs")
    let architecture = Architecture.all[Int(address % UInt64(Architecture.all.count))]
    _ = file.cfiRules(at: address, registers: architecture.registers)
    _ = file.windowsFrame(at: address)
  }
}

/// The addresses to ask a text about: what its lines name, and the edges of the address space.
struct AddressesOfText {
  private(set) var addresses: [UInt64] = [0, 0x1000, .max]

  private static let limit = 16

  init(_ text: ByteView) {
    for line in text.bytes.split(separator: 0x0a).prefix(256) {
      let words = line.split(separator: 0x20).prefix(4)
      let numbers = words.lazy.compactMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) }
      guard addresses.count < Self.limit, let first = numbers.first else { continue }
      addresses += [first, first &+ 1, first &- 1].filter { !addresses.contains($0) }
    }
  }
}
