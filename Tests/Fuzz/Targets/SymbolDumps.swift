import Bytes
import ELF
import Support
import SymbolDumping

extension FuzzTarget {
  /// Input: a program. Whatever it is, what is written of it is a symbol file that readers take.
  static let symbolDump = FuzzTarget(
    name: "dump-syms", purpose: "the symbol file of an ELF file", dictionary: "none",
    longestInput: 1 << 15, leastCoverage: 3870, seeds: Seeds.programs,
    run: { view in
      guard let program = try? ELFFile(view),
        let dump = try? SymbolDump(DumpSource(program, name: "fuzzed"))
      else { return }
      let text = InlineExecutor.run {
        var sink = ArraySink()
        await dump.write(to: &sink)
        return sink.bytes
      }
      let check = SymbolFileCheck(ByteView(text))
      require(check.count(of: .error) == 0, "\(check.problems)")
    })

  /// Input: a symbol file.
  static let symbolCheck = FuzzTarget(
    name: "symbol-check", purpose: "what is wrong with a symbol file", dictionary: "symbols",
    longestInput: 1 << 13, leastCoverage: 580,
    seeds: {
      try ["gcc-dwarf5.so.sym", "clang-armv7.so.sym"].map {
        Seed($0, try Fixture.bytes("Expected/\($0)"))
      }
    },
    run: { view in
      let check = SymbolFileCheck(view)
      require(check.problems.count <= 10 * SymbolProblem.Kind.allCases.count, "too many are kept")
    })
}
