import Bytes
import DWARF
import ELF
import IndexFiles

/// Makes an index of a program or library and of the files that belong to it, and writes it from front
/// to back, a unit at a time.
///
/// In memory are a unit, where each piece of the index lies, and a number for each text.
package struct NativeIndexWriter {
  /// Deeper inlined calls are left to those who read the file itself.
  static let depthLimit = 1024

  private let files: NativeFiles
  private let sources: NativeSources
  private let splitFiles: SplitFileLog
  private var data = IndexData()
  private var texts = IndexTexts()
  private var scopes = ScopeChunks()
  private var lines = LineChunks()
  private var symbols = SymbolChunks()
  private var splitCode: [SplitCode] = []
  private var splitEntries: [IndexEntry] = []

  /// Code that a file of split DWARF describes.
  private struct SplitCode {
    var range: AddressRange
    /// From 1.
    var number: UInt64
  }

  package init(_ files: NativeFiles, of sources: NativeSources) {
    self.sources = sources
    let log = SplitFileLog(files.splitFile)
    splitFiles = log
    var logged = files
    logged.splitFile = { log.file($0) }
    self.files = logged
    data.appendFixed(NativeIndexRecord.signature)
  }

  /// Reads all units and symbols, and sends the index to a sink.
  ///
  /// - Returns: what was made.
  package mutating func write<Sink: ByteSink>(
    to sink: inout Sink
  ) throws(Sink.Failure) -> NativeIndexSummary {
    try writeUnits(to: &sink)
    writeSymbols()
    try data.send(to: &sink)
    var record = NativeIndexRecord()
    record.fileTableOffset = UInt64(data.byteCount)
    record.fileCount = UInt64(texts.fileOffsets.count)
    for offset in texts.fileOffsets { data.appendFixed(offset) }
    record.dataByteCount = UInt64(data.byteCount)
    try data.send(to: &sink, isLast: true)
    return try writeTrees(record, to: &sink)
  }

  private mutating func writeUnits<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    guard let debug = DebugInformation(files) else { return }
    for (offset, ranges) in debug.code {
      splitFiles.reset()
      if let unit = debug.unread(unitAt: offset) {
        writeSplitFile(of: ranges)
        write(unit, ranges)
      }
      debug.releaseMemory(after: offset)
      try data.send(to: &sink)
    }
  }

  private mutating func writeTrees<Sink: ByteSink>(
    _ unfinished: NativeIndexRecord, to sink: inout Sink
  ) throws(Sink.Failure) -> NativeIndexSummary {
    var record = unfinished
    var end = record.dataByteCount
    for tree in NativeIndexTree.allCases {
      let writer = IndexTreeWriter(entries(of: tree).sorted { $0.key < $1.key })
      record.trees[tree.rawValue].offset = end
      record.trees[tree.rawValue].entryCount = UInt64(writer.entryCount)
      record.trees[tree.rawValue].rootHash = writer.rootHash
      try writer.write(to: &sink)
      end += UInt64(writer.byteCount)
    }
    record.signature = NativeIndexRecord.signature
    record.version = NativeIndexRecord.version
    record.byteOrderMark = NativeIndexRecord.byteOrderMark
    record.byteCount = end + UInt64(NativeIndexRecord.byteCount)
    record.sources = sources.records(files)
    record.hash = record.ownHash
    try sink.append(ByteView(record.bytes))
    return NativeIndexSummary(
      byteCount: Int(record.byteCount),
      stretchCount: scopes.chunks.totalCount + lines.chunks.totalCount + symbols.chunks.totalCount)
  }

  private func entries(of tree: NativeIndexTree) -> [IndexEntry] {
    let frames = { (place: FramePlace) in FrameStretches.entries(files, place) }
    return switch tree {
    case .scopes: scopes.entries
    case .lines: lines.entries
    case .symbols: symbols.entries
    case .dataBlocks: data.blocks
    case .splitCode: splitCodeEntries
    case .splitFiles: splitEntries
    case .exceptionFrames: frames(.image)
    case .imageFrames: frames(.imageDebug)
    case .debugFrames: frames(.debug)
    case .packedFrames: frames(.packed)
    }
  }
}

/// An index that was made.
package struct NativeIndexSummary: Hashable, Sendable {
  /// Of the index.
  package var byteCount: Int
  /// How many stretches of code can be looked up: of functions, of lines and of symbols.
  package var stretchCount: Int
}

extension NativeIndexRecord {
  var bytes: [UInt8] {
    var builder = ByteBuilder(.littleEndian)
    builder.append(self)
    return builder.bytes
  }

  fileprivate var ownHash: UInt64 { BlockHash.hash(ByteView(bytes.dropLast(8))) }
}

// MARK: - Units

extension NativeIndexWriter {
  private mutating func write(_ unit: UnitSymbols, _ ranges: [AddressRange]) {
    var stretches = UnitStretches(unit)
    var scopeOffsets = [UInt64](repeating: 0, count: unit.code.scopes.count)
    var fileNumbers: [UInt32: UInt64] = [:]
    for range in ranges {
      var found: [UnitStretches.Scopes] = []
      stretches.forEachScope(in: range) { found.append($0) }
      for stretch in found {
        write(stretch, unit, stretches, &scopeOffsets, &fileNumbers)
      }
      stretches.forEachRow(in: range) { part, row in
        guard let row else { return lines.appendNothing(part, &data) }
        let file = number(ofFile: row.file, unit, &fileNumbers)
        lines.append(part, row, file: file, &data)
      }
      scopes.finish(&data)
      lines.finish(&data)
    }
  }

  private mutating func write(
    _ stretch: UnitStretches.Scopes, _ unit: UnitSymbols, _ stretches: UnitStretches,
    _ scopeOffsets: inout [UInt64], _ fileNumbers: inout [UInt32: UInt64]
  ) {
    guard let scope = stretch.scope else { return scopes.appendNothing(stretch.range, &data) }
    // Outside of the call that it was expanded in is only damage.
    let isKnown =
      stretches.depth(of: scope) <= Self.depthLimit
      && (stretch.callStart != nil || !unit.code.scopes[scope].isInlined)
    let offset = isKnown ? self.offset(ofScope: scope, unit, &scopeOffsets, &fileNumbers) : nil
    scopes.append(
      stretch.range, scope: offset, function: stretch.function, callStart: stretch.callStart, &data)
  }

  /// Where a scope is described in the data, from now on at least; what it lies in is in front of it.
  private mutating func offset(
    ofScope scope: Int, _ unit: UnitSymbols, _ offsets: inout [UInt64],
    _ fileNumbers: inout [UInt32: UInt64]
  ) -> UInt64 {
    var missing: [Int] = []
    var next = scope
    while next >= 0, offsets[next] == 0 {
      missing.append(next)
      next = Int(unit.code.scopes[next].parent)
    }
    var outer = next >= 0 ? offsets[next] : 0
    for scope in missing.reversed() {
      outer = write(scope: scope, in: outer, unit, &fileNumbers)
      offsets[scope] = outer
    }
    return outer
  }

  private mutating func write(
    scope: Int, in outer: UInt64, _ unit: UnitSymbols, _ fileNumbers: inout [UInt32: UInt64]
  ) -> UInt64 {
    let name = texts.offset(of: unit.name(ofScope: scope), in: &data)
    let call = unit.call(ofScope: scope)
    let isInlined = unit.code.scopes[scope].isInlined
    let file = isInlined ? number(ofFile: call.file, unit, &fileNumbers) : 0
    let offset = UInt64(data.byteCount)
    data.append(isInlined ? offset - outer : 0)
    data.append(name)
    guard isInlined else { return offset }
    data.append(file)
    data.append(UInt64(call.line))
    data.append(UInt64(call.column))
    return offset
  }

  /// - Parameter number: of the unit.
  private mutating func number(
    ofFile number: UInt32, _ unit: UnitSymbols, _ known: inout [UInt32: UInt64]
  ) -> UInt64 {
    if let known = known[number] { return known }
    let found = texts.number(ofFile: unit.path(ofFile: number), in: &data)
    known[number] = found
    return found
  }
}

// MARK: - Files of split DWARF

extension NativeIndexWriter {
  private mutating func writeSplitFile(of ranges: [AddressRange]) {
    guard let request = splitFiles.request else { return }
    let number = UInt64(splitEntries.count + 1)
    let name = texts.offset(of: request.reference.name.text, in: &data)
    let folder = texts.offset(of: request.reference.compilationDirectory?.text, in: &data)
    splitEntries.append(IndexEntry(key: number, value: UInt64(data.byteCount)))
    data.append(name)
    data.append(folder)
    data.appendFixed(request.reference.id)
    SplitFileIdentity(request.bytes).append(to: &data)
    splitCode += ranges.map { SplitCode(range: $0, number: number) }
  }

  /// Where code of a split file begins and ends.
  private var splitCodeEntries: [IndexEntry] {
    var entries: [IndexEntry] = []
    var end: UInt64 = 0
    for code in splitCode.sorted(by: { $0.range.start < $1.range.start }) {
      if let last = entries.last, last.value != 0, end != code.range.start {
        entries.append(IndexEntry(key: end, value: 0))
      }
      entries.append(IndexEntry(key: code.range.start, value: code.number))
      end = code.range.end
    }
    return entries.isEmpty ? [] : entries + [IndexEntry(key: end, value: 0)]
  }
}

// MARK: - Symbols

extension NativeIndexWriter {
  private mutating func writeSymbols() {
    let index = ELFSymbolIndex(files)
    index.forEachStretch { range, match in
      let name = texts.offset(of: match.name, in: &data)
      symbols.append(range, match.candidate, name: name, &data)
    }
    symbols.finish(&data)
  }
}
