import Bytes
internal import IndexFiles
import Symbols

/// Answers what lies at an address from one text, with one way of finding records in it.
///
/// What was answered is remembered, in bounded memory.
final class SymbolReader: Sendable {
  let text: SymbolText
  /// Shared, with what was met while it was made.
  private let sharedDirectory: RecordDirectory
  private let unlistedRecords: BadRecords
  let badRecords: BadRecords
  private let index: SymbolFileIndex?
  private let codeCache = RecentCache<FoundSymbol>(limit: 256 * 1024)
  private let matchCache = RecentCache<SymbolMatch?>(limit: 1024 * 1024)
  private let frameCache = RecentCache<WindowsFrame?>(limit: 256 * 1024)
  private let ruleCache = RuleCache()

  /// - Parameters:
  ///   - indexLimit: the byte count from which on records are found by bisection.
  ///   - allowance: how many bytes look-ups may read record by record, all together.
  init(
    _ text: ByteView, indexLimit: Int = RecordDirectory.indexLimit,
    allowance: Int = ReadingAllowance.standard
  ) {
    self.text = SymbolText(text, allowance: allowance)
    index = nil
    badRecords = BadRecords()
    unlistedRecords = BadRecords()
    sharedDirectory = RecordDirectory(
      self.text, badRecords: unlistedRecords, indexLimit: indexLimit)
  }

  init(_ index: SymbolFileIndex) {
    text = index.text
    self.index = index
    badRecords = BadRecords(index)
    unlistedRecords = BadRecords(index)
    sharedDirectory = RecordDirectory(
      text, badRecords: unlistedRecords, indexLimit: RecordDirectory.indexLimit, index: index)
  }

  /// One over the same text, with the same knowledge of where its records lie; remembered answers are
  /// its own.
  private init(_ text: SymbolText, sharing reader: SymbolReader, _ badRecords: BadRecords) {
    self.text = text
    self.badRecords = badRecords
    index = reader.index
    unlistedRecords = reader.unlistedRecords
    sharedDirectory = reader.sharedDirectory
  }

  /// One with bounds and counts of its own.
  var forOneReport: SymbolReader {
    SymbolReader(text.forOneReport, sharing: self, BadRecords(index))
  }

  /// One with the same bounds and counts.
  var forOneTask: SymbolReader { SymbolReader(text.forOneTask, sharing: self, badRecords) }

  var directory: RecordDirectory {
    badRecords.noteAsked()
    return sharedDirectory
  }

  /// From the first 64 lines of the text.
  var header: SymbolFileHeader { SymbolFileHeader(text) }

  /// Whether the index has turned out to be wrong, and with it perhaps what was answered.
  var isSpoilt: Bool { index?.trust.isLost ?? false }

  var isIndexed: Bool { index != nil && !isSpoilt }

  /// Whether an index, or another one, would have spared reading all records of a kind.
  var lacksIndex: Bool { isSpoilt || sharedDirectory.hasScanned }

  var badRecordCount: Int {
    badRecords.wasAsked ? badRecords.count(with: unlistedRecords) : 0
  }

  var memory: SymbolMemory {
    text.memory(indexLimit: index == nil ? sharedDirectory.indexLimit : 0)
  }

  func namesFunction(at relativeAddress: UInt64) -> Bool {
    codeSymbol(at: relativeAddress).symbol != nil
  }

  func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    switch provenSymbol(at: relativeAddress) {
    case .function(let function): function.relativeAddress
    case .publicSymbol(let symbol): symbol.relativeAddress
    case nil: nil
    }
  }

  func symbol(at relativeAddress: UInt64) -> SymbolMatch? {
    matchCache.value(for: relativeAddress, measure: \.rememberedByteCount) {
      switch provenSymbol(at: relativeAddress) {
      case .function(let function): match(function, at: relativeAddress)
      case .publicSymbol(let symbol): SymbolMatch(symbol)
      case nil: nil
      }
    }
  }

  func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? {
    ruleCache.rules(at: relativeAddress, registers: registers) {
      callFrameBlock(at: relativeAddress)?
        .rules(at: relativeAddress, in: text, bad: badRecords)
        .flatMap { CFIRuleParser(registers: registers).rules(from: $0) }
    }
  }

  var hasCallFrameInformation: Bool {
    !directory.window(.cfiInit, upTo: .max, keyCount: 1).isEmpty
  }

  func windowsFrame(at relativeAddress: UInt64) -> WindowsFrame? {
    frameCache.value(for: relativeAddress, measure: Self.cost) {
      windowsRecord(at: relativeAddress)?.frame
    }
  }

  private static func cost(of frame: WindowsFrame?) -> Int {
    guard case .program(let program)? = frame?.method else { return 256 }
    return 256 + 32 * program.steps.count
  }
}

extension SymbolReader {
  /// So many records are read for any question: as far back as nested ones are looked for.
  private static let freeRecordCount = nestingReach

  /// Reads records that may answer a question. Hundreds at one address are paid for, since every
  /// question near them would read them all.
  func records<Record>(at heads: [RecordHead], read: (Int) -> Record?) -> [Record] {
    var records = heads.prefix(Self.freeRecordCount).compactMap { read($0.offset) }
    for head in heads.dropFirst(Self.freeRecordCount) {
      let byteCount = text.lineEnd(from: head.offset) - head.offset
      guard text.allowance.available(of: byteCount) == byteCount else {
        badRecords.note(at: head.offset)
        break
      }
      text.allowance.spend(byteCount)
      if let record = read(head.offset) { records.append(record) }
    }
    return records
  }
}

// MARK: - Functions and public symbols

/// The record that names an address.
private enum CodeSymbol: Sendable {
  case function(FunctionRecord)
  case publicSymbol(PublicRecord)
}

/// What was found at an address, and whether there was nothing else to be found.
private struct FoundSymbol: Sendable {
  var symbol: CodeSymbol?
  var isProven: Bool
}

extension SymbolReader {
  /// How many different starts of functions below an address are tried: functions overlap where
  /// identical code was folded or the compiler's own ranges are wrong.
  static let overlapReach = 4

  /// The symbol at an address. A function is one wherever it was found; that there is none is believed
  /// only when all records were seen.
  private func provenSymbol(at address: UInt64) -> CodeSymbol? {
    let found = codeSymbol(at: address)
    if case .function? = found.symbol { return found.symbol }
    guard !found.isProven, !framesConfirm(found.symbol, at: address) else { return found.symbol }
    directory.prove()
    return symbol(near: address)
  }

  /// Whether call-frame information begins at a public symbol and reaches up to an address: then the
  /// symbol's function does, and no other covers it.
  private func framesConfirm(_ symbol: CodeSymbol?, at address: UInt64) -> Bool {
    guard case .publicSymbol(let symbol)? = symbol else { return false }
    return callFrameBlock(at: address, directory.window)?.relativeAddress == symbol.relativeAddress
  }

  /// The symbol at an address as far as bisection finds it.
  private func codeSymbol(at address: UInt64) -> FoundSymbol {
    codeCache.value(for: address, cost: 256) {
      let isProven = directory.isProven
      return FoundSymbol(symbol: symbol(near: address), isProven: isProven)
    }
  }

  private func symbol(near address: UInt64) -> CodeSymbol? {
    let heads = directory.window(.function, upTo: address, keyCount: Self.overlapReach)
    let functions = records(at: heads) { FunctionRecord(in: text, at: $0, badRecords) }
    if let function = Self.first(of: functions, covering: address) { return .function(function) }
    let nearest = functions.first { $0.byteCount > 0 }
    let publics = directory.publicSymbols(upTo: address, behind: nearest?.offset, heads)
    return records(at: publics) { PublicRecord(in: text, at: $0, badRecords) }
      // No public symbol reaches over the start of a function.
      .filter { symbol in nearest.map { $0.relativeAddress < symbol.relativeAddress } ?? true }
      // Of several names for an address, always the same one, whatever their order.
      .max { $0.name < $1.name }
      .map { .publicSymbol($0) }
  }

  /// Of overlapping functions the one that begins first, then the shorter one, then the first one of
  /// the file.
  private static func first(
    of functions: [FunctionRecord], covering address: UInt64
  ) -> FunctionRecord? {
    functions.filter { $0.covers(address) }.min {
      ($0.relativeAddress, $0.byteCount, $0.offset) < ($1.relativeAddress, $1.byteCount, $1.offset)
    }
  }
}

extension SymbolMatch {
  fileprivate init(_ symbol: PublicRecord) {
    self.init(
      name: symbol.name, origin: .publicSymbol, relativeAddress: symbol.relativeAddress,
      parameterByteCount: symbol.parameterByteCount, isOneOfSeveral: symbol.isOneOfSeveral)
  }
}

// MARK: - Lines and inlined calls

extension SymbolReader {
  private func match(_ function: FunctionRecord, at address: UInt64) -> SymbolMatch {
    let block = FunctionBlock(of: function, in: text, at: address, bad: badRecords)
    var match = SymbolMatch(
      name: function.name, relativeAddress: function.relativeAddress,
      byteCount: function.byteCount, parameterByteCount: function.parameterByteCount,
      isOneOfSeveral: function.isOneOfSeveral)
    // A line record says where the innermost call is; each INLINE record says where its caller was.
    var source = block.line.map {
      SourceLocation(
        file: fileName($0.file), line: $0.number, relativeAddress: $0.relativeAddress)
    }
    for call in block.calls.reversed() {
      let origin = directory.record(.inlineOrigin, numbered: UInt64(call.origin))
        .flatMap { InlineOriginRecord(in: text, at: $0) }
      if source?.file == nil, let file = origin?.file { source?.file = fileName(file) }
      if !match.inlines.isEmpty { source?.relativeAddress = nil }
      match.inlines.append(InlineFrame(name: origin?.name, source: source))
      source = SourceLocation(
        file: call.file.flatMap { fileName($0) }, line: call.line,
        relativeAddress: call.relativeAddress)
    }
    match.source = source
    return match
  }

  private func fileName(_ number: UInt32) -> String? {
    directory.record(.file, numbered: UInt64(number)).flatMap { offset in
      var fields = text.fields(at: offset)
      guard fields.skip(RecordKind.file.keyword), fields.decimal() != nil else { return nil }
      return fields.rest().symbolName
    }
  }
}
