import DWARF
import IndexFiles

/// Which symbol names code, as the data of an index has it.
struct SymbolChunks {
  /// What a few bits of a stretch say.
  enum Flags {
    static let bitCount: UInt64 = 2
    /// There is a symbol.
    static let isNamed: UInt64 = 1
    /// The file says how long it is.
    static let isSized: UInt64 = 2
  }

  private(set) var chunks = IndexChunks()

  var entries: [IndexEntry] { chunks.entries }

  /// - Parameter name: where it lies in the data.
  mutating func append(
    _ range: AddressRange, _ candidate: ELFSymbolIndex.Candidate, name: UInt64,
    _ data: inout IndexData
  ) {
    let flags = Flags.isNamed | (candidate.isSized ? Flags.isSized : 0)
    for part in IndexChunks.parts(of: range) {
      chunks.prepare(for: part.start, &data)
      chunks.append(
        upTo: part.end, from: part.start, flags: flags, flagBitCount: Flags.bitCount
      ) { body in
        body.appendLEB(part.start &- candidate.start)
        body.appendLEB(candidate.end &- candidate.start)
        body.appendLEB(name)
      }
    }
  }

  mutating func finish(_ data: inout IndexData) { chunks.finish(&data) }
}
