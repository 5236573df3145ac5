import Bytes
import ELF
import NativeSymbols
import Symbols

extension FuzzTarget {
  /// Input: a program. Asked for are functions and lines, by one that is asked all and by new ones.
  static let nativeSymbols = FuzzTarget(
    name: "native", purpose: "functions, lines and inlined calls of a program",
    dictionary: "elf", longestInput: 1 << 15, leastCoverage: 2380, seeds: Seeds.programs,
    run: { view in
      guard let program = try? ELFFile(view) else { return }
      let symbols = NativeSymbolFile(NativeFiles(image: program), path: "fuzzed")
      for (index, address) in addresses(in: program).enumerated() {
        let match = symbols.symbol(at: address)
        require(match == symbols.symbol(at: address), "another answer the second time")
        _ = (symbols.symbolStart(at: address), symbols.source(at: address))
        guard index % 8 == 0 else { continue }
        let other = NativeSymbolFile(NativeFiles(image: program), path: "fuzzed")
        require(match == other.symbol(at: address), "another answer when asked first")
      }
    })

  /// Where the seeds have code, and where the program itself says that it has.
  private static func addresses(in program: ELFFile) -> [UInt64] {
    let symbols = [program.symbols, program.dynamicSymbols].compactMap(\.self)
    let named = symbols.flatMap { $0.prefix(16).map(\.value) } + [program.entryAddress]
    return [0, .max] + stride(from: 0x1000, to: 0x1400, by: 0x20)
      + named.flatMap { [$0 &- program.baseAddress, $0 &+ 5 &- program.baseAddress] }
  }
}
