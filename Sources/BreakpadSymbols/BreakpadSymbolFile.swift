public import Bytes
public import Symbols
import Synchronization

/// A Breakpad symbol file: the text that `dump_syms` writes, read where a question needs it.
///
/// Nothing is parsed ahead. Records are found by their addresses, and only the function that was
/// asked for is read. Format and the handling of every oddity: `Docs/Formats/BreakpadSymbols.md`.
///
/// ``forOneReport()`` gives another one over the same text and the same knowledge of where its records
/// lie, with a ``badRecordCount`` and a bound on reading of its own.
public final class BreakpadSymbolFile: SymbolFile {
  /// From the first 64 lines of the text.
  public let header: SymbolFileHeader
  public let moduleID: ModuleID

  private let reader: Mutex<SymbolReader>
  private let hasLostIndex: Atomic<Bool>
  /// Reads the text itself: for when an index turns out to be wrong.
  private let replacement: @Sendable () -> SymbolReader

  /// A symbol file of any text: what cannot be read in it is passed over.
  public convenience init(_ text: ByteView) {
    self.init(text, indexLimit: RecordDirectory.indexLimit)
  }

  /// - Parameters:
  ///   - indexLimit: the byte count from which on records are found by bisection.
  ///   - allowance: how many bytes look-ups may read record by record, all together.
  package convenience init(
    _ text: ByteView, indexLimit: Int, allowance: Int = ReadingAllowance.standard
  ) {
    self.init(
      SymbolReader(text, indexLimit: indexLimit, allowance: allowance), wholeText: { text })
  }

  /// A symbol file whose records are found by an index that was made earlier.
  ///
  /// - Parameter wholeText: gives the text without the index; called once, when the index turns out to
  ///   be wrong, which costs no more than that.
  package convenience init(
    _ index: SymbolFileIndex, wholeText: @escaping @Sendable () -> ByteView
  ) {
    self.init(SymbolReader(index), wholeText: wholeText)
  }

  private init(_ reader: SymbolReader, wholeText: @escaping @Sendable () -> ByteView) {
    var reader = reader
    var header = reader.header
    hasLostIndex = Atomic(reader.isSpoilt)
    if reader.isSpoilt {
      reader = SymbolReader(wholeText())
      header = reader.header
    }
    self.header = header
    replacement = { SymbolReader(wholeText()) }
    self.reader = Mutex(reader)
    moduleID = header.moduleID
  }

  private init(
    sharing file: BreakpadSymbolFile, _ shared: @escaping @Sendable (SymbolReader) -> SymbolReader
  ) {
    header = file.header
    moduleID = file.moduleID
    hasLostIndex = Atomic(false)
    replacement = { shared(file.soundReader()) }
    reader = Mutex(shared(file.reader.withLock(\.self)))
  }

  public func forOneReport() -> any SymbolFile { BreakpadSymbolFile(sharing: self, \.forOneReport) }

  public func forOneTask() -> any SymbolFile { BreakpadSymbolFile(sharing: self, \.forOneTask) }

  public var memory: SymbolMemory { answer(\.memory) }

  public var badRecordCount: Int { answer(\.badRecordCount) }

  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    answer { $0.namesFunction(at: relativeAddress) }
  }

  public func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    answer { $0.symbolStart(at: relativeAddress) }
  }

  public func symbol(at relativeAddress: UInt64) -> SymbolMatch? {
    answer { $0.symbol(at: relativeAddress) }
  }

  public func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? {
    answer { $0.cfiRules(at: relativeAddress, registers: registers) }
  }

  public var hasCallFrameInformation: Bool { answer(\.hasCallFrameInformation) }

  public func windowsFrame(at relativeAddress: UInt64) -> WindowsFrame? {
    answer { $0.windowsFrame(at: relativeAddress) }
  }

  /// Whether an index, or another one, would have spared reading all records of a kind.
  package var lacksIndex: Bool {
    hasLostIndex.load(ordering: .relaxed) || reader.withLock(\.self).lacksIndex
  }

  /// Whether an index answers, and has not been caught at being wrong.
  package var isIndexed: Bool { answer(\.isIndexed) }
}

extension BreakpadSymbolFile {
  /// An answer that was not spoilt by a damaged or stale index.
  private func answer<Answer>(_ question: (SymbolReader) -> Answer) -> Answer {
    let reader = reader.withLock(\.self)
    let answer = question(reader)
    return reader.isSpoilt ? question(soundReader()) : answer
  }

  /// One that no wrong index misleads, from now on.
  private func soundReader() -> SymbolReader {
    reader.withLock { reader in
      if reader.isSpoilt {
        reader = replacement()
        hasLostIndex.store(true, ordering: .relaxed)
      }
      return reader
    }
  }
}
