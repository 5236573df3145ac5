import Bytes
import ELF
import IndexFiles
import NativeSymbols
import Support
import Symbols

extension FuzzTarget {
  /// Input: an index file of a program, as it is and with its hashes put right.
  static let nativeIndex = FuzzTarget(
    name: "native-index", purpose: "an index of a program, and look-ups by it",
    dictionary: "none", longestInput: 1 << 15, leastCoverage: 1550, seeds: Seeds.nativeIndexes,
    run: { view in
      guard let program = try? Seeds.indexedProgram.get() else { return }
      if let symbols = program.symbols(view) {
        for (address, match) in program.matches {
          require(symbols.linkageMatch(at: address) == match, "another answer")
        }
      }
      let forged = ByteView(IndexForgery.repaired(view.bytes))
      guard let symbols = program.symbols(forged) else { return }
      let registers = RegisterNames(["rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp"])
      for (address, _) in program.matches {
        _ = (symbols.linkageMatch(at: address), symbols.symbolTableMatch(at: address))
        _ = (symbols.source(at: address), symbols.symbolStart(at: address))
        _ = symbols.cfiRules(at: address, registers: registers)
      }
    })
}

/// A small program, what an index is compared with, and what is at some of its addresses.
struct FuzzedProgram: Sendable {
  let files: NativeFiles
  let sources: NativeSources
  let matches: [(address: UInt64, match: SymbolMatch?)]

  init() throws {
    let bytes = ByteView(try Fixture.bytes("Programs/gcc-dwarf5.so"))
    files = NativeFiles(image: try ELFFile(bytes))
    sources = NativeSources(image: IndexSource(bytes, modificationTime: 1))
    let plain = NativeSymbolFile(files, path: "fuzzed")
    matches = ([0, .max] + Array(stride(from: UInt64(0x1000), to: 0x1400, by: 13))).map {
      ($0, plain.linkageMatch(at: $0))
    }
  }

  /// The program's symbols by an index; nil when it is none of the program.
  func symbols(_ index: ByteView) -> NativeSymbolFile? {
    NativeIndex(index, of: sources, files).map {
      NativeSymbolFile(files, path: "fuzzed", index: $0)
    }
  }
}

extension Seeds {
  /// The program that the fuzzed indexes are of.
  static let indexedProgram = Result { try FuzzedProgram() }

  /// Its index.
  @Sendable static func nativeIndexes() throws -> [Seed] {
    let program = try indexedProgram.get()
    var sink = ArraySink()
    var writer = NativeIndexWriter(program.files, of: program.sources)
    _ = writer.write(to: &sink)
    return [Seed("program", sink.bytes)]
  }
}
