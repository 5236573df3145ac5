import DWARF
import IndexFiles

/// Which source line code belongs to, as the data of an index has it.
struct LineChunks {
  /// What a few bits of a stretch say.
  enum Flags {
    static let bitCount: UInt64 = 4
    /// The code belongs to a line.
    static let hasLine: UInt64 = 1
    /// The number of the file follows; otherwise it is that of the stretch before.
    static let hasFile: UInt64 = 2
    /// The column follows; otherwise it is that of the stretch before.
    static let hasColumn: UInt64 = 4
    /// How far in front of the stretch the line's code begins follows; otherwise it begins there.
    static let hasDistance: UInt64 = 8
  }

  private(set) var chunks = IndexChunks()
  private var file: UInt64 = 0
  private var line: UInt32 = 0
  private var column: UInt16 = 0

  var entries: [IndexEntry] { chunks.entries }

  /// - Parameter file: by its number in the index.
  mutating func append(
    _ range: AddressRange, _ row: LineRow, file: UInt64, _ data: inout IndexData
  ) {
    for part in IndexChunks.parts(of: range) {
      prepare(part, &data)
      append(part, row, file)
    }
  }

  /// Code that belongs to no line.
  mutating func appendNothing(_ range: AddressRange, _ data: inout IndexData) {
    for part in IndexChunks.parts(of: range) {
      prepare(part, &data)
      append(part, flags: 0) { _ in }
    }
  }

  mutating func finish(_ data: inout IndexData) { chunks.finish(&data) }

  private mutating func prepare(_ range: AddressRange, _ data: inout IndexData) {
    chunks.prepare(for: range.start, &data)
    if chunks.isAtStart { (file, line, column) = (0, 0, 0) }
  }

  private mutating func append(_ range: AddressRange, _ row: LineRow, _ file: UInt64) {
    var flags = Flags.hasLine
    if file != self.file { flags |= Flags.hasFile }
    if row.column != column { flags |= Flags.hasColumn }
    if row.address != range.start { flags |= Flags.hasDistance }
    let step = Int64(row.line) - Int64(line)
    append(range, flags: flags) { body in
      body.appendSignedLEB(step)
      if flags & Flags.hasFile != 0 { body.appendLEB(file) }
      if flags & Flags.hasColumn != 0 { body.appendLEB(UInt64(row.column)) }
      if flags & Flags.hasDistance != 0 { body.appendLEB(range.start &- row.address) }
    }
    self.file = file
    line = row.line
    column = row.column
  }

  private mutating func append(
    _ range: AddressRange, flags: UInt64, _ rest: (inout [UInt8]) -> Void
  ) {
    chunks.append(
      upTo: range.end, from: range.start, flags: flags, flagBitCount: Flags.bitCount, rest)
  }
}
