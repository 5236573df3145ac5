import Bytes
import DWARF

/// The lines of a unit, as functions ask for them.
struct UnitLines {
  /// Asked for paths only: a copy of it counts two dozen references.
  private let table: LineTable?
  private let rows: [LineRow]
  private let directory: ByteView?
  /// By start, without those of code that the linker dropped.
  private let sequences: [LineSequence]
  /// Of the unit's files: their numbers for all units, or -1 until they are asked for.
  private var numbers: [Int32]

  init(_ unit: DWARFUnit, _ code: CodeExtents) {
    table = unit.lineTable()
    rows = table?.rows ?? []
    directory = unit.compilationDirectory
    sequences = (table?.sequences ?? []).filter { code.end(around: $0.start) != nil }
      .sorted { $0.start < $1.start }
    numbers = Array(repeating: -1, count: table?.fileNumberLimit ?? 0)
  }

  /// A file's number for all units; that of an empty text when nobody knows it.
  @inline(__always)
  mutating func number(ofFile number: UInt32, in files: inout NumberedTexts) -> Int32 {
    if Int(number) < numbers.count, numbers[Int(number)] >= 0 { return numbers[Int(number)] }
    return newNumber(ofFile: number, in: &files)
  }

  private mutating func newNumber(ofFile number: UInt32, in files: inout NumberedTexts) -> Int32 {
    let path = table?.path(ofFile: number, compilationDirectory: directory) ?? []
    let new = files.number(of: path)
    if Int(number) < numbers.count { numbers[Int(number)] = new }
    return new
  }

  /// The lines of a range; then two zeros.
  ///
  /// Of each: bytes between the last one and it, its bytes, what to add to the last line, the file.
  mutating func append(
    _ range: AddressRange, to payload: inout SymbolTextBuffer, _ files: inout NumberedTexts
  ) {
    var lines = LineMerge(from: range.start)
    var index = firstSequence(behind: range.start)
    while index < sequences.count, sequences[index].start < range.end {
      append(sequences[index], range, &lines, &payload, &files)
      index += 1
    }
    lines.finish(&payload)
  }

  private mutating func append(
    _ sequence: LineSequence, _ range: AddressRange, _ lines: inout LineMerge,
    _ payload: inout SymbolTextBuffer, _ files: inout NumberedTexts
  ) {
    var index = row(at: range.start, in: sequence.rows)
    let last = sequence.rows.upperBound - 1
    while index <= last {
      let row = rows[index]
      guard row.address < range.end else { return }
      let next = index < last ? rows[index + 1].address : sequence.end
      index += 1
      let (start, end) = (max(row.address, range.start), min(next, range.end))
      guard start < end else { continue }
      let file = number(ofFile: row.file, in: &files)
      lines.add(start, end, line: row.line, file: file, &payload)
    }
  }

  /// The first sequence that ends behind an address.
  private func firstSequence(behind address: UInt64) -> Int {
    var low = 0
    var high = sequences.count
    while low < high {
      let middle = (low + high) / 2
      if sequences[middle].end <= address { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last row at or below an address, or the first one.
  private func row(at address: UInt64, in range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    return max(range.lowerBound, low - 1)
  }
}

/// Lines that follow one another, of which those of one source line are made one.
private struct LineMerge {
  private var start: UInt64 = 0
  private var end: UInt64
  private var line: UInt32 = 0
  private var file: Int32 = -1
  /// Behind the last one that was written.
  private var writtenEnd: UInt64
  private var writtenLine: UInt32 = 0

  init(from start: UInt64) {
    end = start
    writtenEnd = start
  }

  @inline(__always)
  mutating func add(
    _ start: UInt64, _ end: UInt64, line: UInt32, file: Int32, _ payload: inout SymbolTextBuffer
  ) {
    // Sequences may overlap: what was there first stays.
    let start = max(start, self.end)
    guard start < end else { return }
    if start == self.end, line == self.line, file == self.file {
      self.end = end
      return
    }
    write(&payload)
    (self.start, self.end, self.line, self.file) = (start, end, line, file)
  }

  mutating func finish(_ payload: inout SymbolTextBuffer) {
    write(&payload)
    payload.appendVarint(0)
    payload.appendVarint(0)
  }

  @inline(__always)
  private mutating func write(_ payload: inout SymbolTextBuffer) {
    guard file >= 0 else { return }
    payload.appendVarint(start - writtenEnd)
    payload.appendVarint(end - start)
    payload.appendSignedVarint(Int64(line) - Int64(writtenLine))
    payload.appendVarint(UInt64(file))
    (writtenEnd, writtenLine) = (end, line)
  }
}
