import BreakpadSymbols
import Bytes
import IndexFiles

extension Seeds {
  /// The symbol file that the fuzzed indexes are of.
  static let indexedSource = IndexSource(
    ByteView(Array(handmadeSymbols.utf8)), modificationTime: 1)

  /// Indexes of it, with and without its text.
  @Sendable static func symbolIndexes() throws -> [Seed] {
    [("plain", nil), ("with-text", indexedSource.bytes)].map { name, contents in
      var sink = ArraySink()
      SymbolFileIndexWriter(of: indexedSource, contents: contents).write(to: &sink)
      return Seed(name, sink.bytes)
    }
  }
}
