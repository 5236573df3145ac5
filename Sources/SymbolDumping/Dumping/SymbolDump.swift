public import Bytes
import DWARF
public import ELF
import NativeSymbols
public import Symbols

/// Makes a linker's name readable: shows the text to `tell`, who does not keep it, and says whether it
/// did; false for a name that cannot be.
public typealias Demangle = @Sendable (_ name: ByteView, _ tell: (ByteView) -> Void) -> Bool

/// A Breakpad symbol file in the making, of an ELF file and its debugging information.
///
/// ```swift
/// let dump = try SymbolDump(DumpSource(try ELFFile(bytes), name: "app"))
/// try await dump.write(to: &sink)
/// ```
///
/// The same files give the same bytes, however many tasks are at work. Memory is what is kept of the
/// functions until the last unit was read, about a fifth of the debugging information; the text itself
/// is sent piece by piece.
public struct SymbolDump: Sendable {
  /// What is written, and how.
  public struct Options: Sendable {
    /// INLINE and INLINE_ORIGIN records.
    public var includesInlines = true
    /// STACK CFI records.
    public var includesCallFrames = true
    /// The flag `m` of functions that share their code.
    public var marksSharedCode = true
    /// Only MODULE and INFO records.
    public var isHeaderOnly = false
    /// At a time.
    public var taskCount = 1
    /// Of the INFO GENERATOR record; nil for none.
    public var generator: String?
    /// How linkers' names are made readable.
    public var demangle: Demangle = { _, _ in false }

    public init() {}
  }

  /// What is being done, and how far it is.
  public enum Progress: Sendable {
    case reading(unit: Int, of: Int)
    case writingFunctions(done: Int, of: Int)
    case writingFrames(done: Int, of: Int)
  }

  private let source: DumpSource
  private let options: Options
  private let architecture: DumpArchitecture
  private let units: UnitSource?
  private let frames: [CallFrameSection]
  private let exceptionIndex: ARMExceptionIndex?
  private let code: CodeExtents

  /// - Throws: when a section cannot be decompressed.
  public init(_ source: DumpSource, _ options: Options = Options()) throws(ELFError) {
    self.source = source
    self.options = options
    architecture = DumpArchitecture(source.program)
    code = source.code
    let isWhole = !options.isHeaderOnly
    let sections = isWhole ? try source.debugSections() : nil
    let supplement = isWhole ? try source.supplementarySections() : nil
    units = sections.map { [code] in
      UnitSource(
        dwarf: $0, supplement: supplement, split: source.splitUnits(supplement: supplement),
        code: code, baseAddress: source.baseAddress, includesInlines: options.includesInlines)
    }
    let hasFrames = isWhole && options.includesCallFrames
    frames = hasFrames ? try source.callFrameSections() : []
    exceptionIndex = hasFrames ? ARMExceptionIndex(source.program) : nil
  }

  /// What the module is known by.
  public var moduleID: ModuleID {
    ModuleID(
      codeFile: source.name, codeIdentifier: source.codeIdentifier, debugFile: source.name,
      debugIdentifier: source.debugIdentifier)
  }

  /// Whether functions and calls of the first units are in files of split DWARF that are not at hand.
  public var lacksSplitUnits: Bool {
    guard let units else { return false }
    let file = DWARFFile(units.dwarf)
    return file.units.prefix(16).contains { header in
      guard let unit = file.unit(header), let reference = unit.splitReference else { return false }
      return units.split.unit(of: unit, reference) == nil
    }
  }

  /// Sends the symbol file to a sink.
  ///
  /// - Parameter progress: told from time to time, by any task.
  public func write<Sink: ByteSink>(
    to sink: inout Sink, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(Sink.Failure) {
    try writeHeader(to: &sink)
    if options.isHeaderOnly { return }
    let publics = try await writeFunctions(to: &sink, progress)
    try await writePublics(publics, to: &sink)
    source.releaseMemory()
    try await writeFrames(to: &sink, progress)
  }

  private func writeHeader<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    var text = SymbolTextBuffer()
    text.appendModule(
      operatingSystem: "Linux", architecture: architecture.name,
      identifier: (source.debugIdentifier ?? .none).text, name: source.name)
    if let identifier = source.codeIdentifier { text.appendCodeIdentifier(identifier.text) }
    if let generator = options.generator { text.appendGenerator(generator) }
    try text.send(to: &sink)
  }
}

// MARK: - Functions

extension SymbolDump {
  /// - Returns: the symbols that are no functions.
  private func writeFunctions<Sink: ByteSink>(
    to sink: inout Sink, _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws(Sink.Failure) -> PublicSymbols {
    var read = await readUnits(progress)
    let tables = PublicSymbols.tables(of: source)
    let sections = NameSections(
      units?.dwarf, supplement: units?.supplement, symbolNames: tables.map(\.names.bytes))
    let names = NameTable(read, sections: sections, demangle: options.demangle)
    try await writeTables(names, to: &sink)
    var list = FunctionList(Self.takeFunctions(from: &read)) { one, other in
      names.rawText(of: one.name, worker: Int(one.worker))
        .hasSameBytes(as: names.rawText(of: other.name, worker: Int(other.worker)))
    }
    var publics = PublicSymbols(tables, of: source, code: code) { !list.covers($0) }
    source.releaseMemory()
    list.add(
      publics.takeBounded(list, isFramed: isFramed).compactMap {
        DumpedFunction($0, named: publics.name(of: $0), in: sections)
      })
    let text = FunctionText(list.functions, read, names, marksShared: options.marksSharedCode)
    read = []
    try await write(text, of: list.functions.count, names, to: &sink, progress)
    return publics
  }

  /// Whether call-frame information is about an address; true where none is written.
  private var isFramed: (UInt64) -> Bool {
    guard options.includesCallFrames, !architecture.registerNames.isEmpty else {
      return { _ in true }
    }
    let frames = NativeCallFrames(NativeFiles(image: source.program, debug: source.debugFile))
    return frames.isThere ? { frames.covers($0) } : { _ in true }
  }

  private func readUnits(
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async -> [DumpedUnits] {
    guard let units else { return [DumpedUnits()] }
    return await UnitReading.read(units, taskCount: options.taskCount) {
      progress(.reading(unit: $0, of: $1))
    }
  }

  private func write<Sink: ByteSink>(
    _ text: FunctionText, of count: Int, _ names: NameTable, to sink: inout Sink,
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws(Sink.Failure) {
    try await OrderedOutput.write(
      chunksOf: FunctionText.chunkCount, of: count, taskCount: options.taskCount, to: &sink
    ) { chunk in
      progress(.writingFunctions(done: chunk.lowerBound, of: count))
      // Names lie all over their section.
      if chunk.lowerBound % (Self.residentChunkCount * FunctionText.chunkCount) == 0 {
        names.releaseMemory()
      }
      return text.text(of: chunk)
    }
    names.releaseMemory()
  }

  /// After so many chunks of functions the memory of their names is let go.
  private static let residentChunkCount = 32

  /// All functions; what was read of the units has none then.
  private static func takeFunctions(from read: inout [DumpedUnits]) -> [DumpedFunction] {
    var all: [DumpedFunction] = []
    all.reserveCapacity(read.reduce(0) { $0 + $1.units.reduce(0) { $0 + $1.functions.count } })
    for worker in read.indices {
      for unit in read[worker].units.indices {
        all += read[worker].units[unit].functions
        read[worker].units[unit].functions = []
      }
    }
    return all
  }

  private func writeTables<Sink: ByteSink>(
    _ names: NameTable, to sink: inout Sink
  ) async throws(Sink.Failure) {
    var files = SymbolTextBuffer()
    for (number, file) in names.files.enumerated() {
      files.appendFile(number, file)
      if files.isLarge { try files.send(to: &sink) }
    }
    try files.send(to: &sink)
    try await OrderedOutput.write(
      chunksOf: FunctionText.chunkCount, of: names.originCount, taskCount: options.taskCount,
      to: &sink
    ) { chunk in
      var text = SymbolTextBuffer(capacity: 256 * 1024)
      for number in chunk {
        text.beginInlineOrigin(number)
        names.appendOrigin(number, to: &text)
        text.endLine()
      }
      return text.finish()
    }
    names.releaseMemory()
  }
}

// MARK: - Public symbols and frames

extension SymbolDump {
  private func writePublics<Sink: ByteSink>(
    _ publics: PublicSymbols, to sink: inout Sink
  ) async throws(Sink.Failure) {
    try await OrderedOutput.write(
      chunksOf: FunctionText.chunkCount, of: publics.symbols.count, taskCount: options.taskCount,
      to: &sink
    ) { chunk in
      var text = SymbolTextBuffer(capacity: 256 * 1024)
      for symbol in publics.symbols[chunk] {
        let isMarked = symbol.isOneOfSeveral && options.marksSharedCode
        text.beginPublic(symbol.address, isOneOfSeveral: isMarked)
        text.appendName(publics.name(of: symbol), options.demangle)
        text.endLine()
      }
      return text.finish()
    }
  }

  private func writeFrames<Sink: ByteSink>(
    to sink: inout Sink, _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws(Sink.Failure) {
    guard !architecture.registerNames.isEmpty else { return }
    let list = FrameList(
      of: frames, exceptionIndex: exceptionIndex, code: code, baseAddress: source.baseAddress)
    let text = CallFrameText(
      frames: list, architecture: architecture, baseAddress: source.baseAddress)
    let count = list.places.count
    try await OrderedOutput.write(
      chunksOf: CallFrameText.chunkCount, of: count, taskCount: options.taskCount, to: &sink
    ) { [source] chunk in
      progress(.writingFrames(done: chunk.lowerBound, of: count))
      if chunk.lowerBound % (Self.residentChunkCount * CallFrameText.chunkCount) == 0 {
        source.releaseMemory()
      }
      return text.text(of: chunk)
    }
  }
}

extension DumpedFunction {
  /// Of a symbol table's; nil for one without a name.
  fileprivate init?(
    _ symbol: PublicSymbols.Symbol, named name: ByteView, in sections: NameSections
  ) {
    guard let place = sections.place(of: name, isMangled: true) else { return nil }
    self.init(
      address: symbol.address, name: place, byteCount: UInt32(clamping: symbol.byteCount),
      worker: 0, unit: .max, payload: 0, isOneOfSeveral: symbol.isOneOfSeveral)
  }
}

extension SymbolTextBuffer {
  /// Whether it is time to send it on.
  fileprivate var isLarge: Bool { byteCount >= 256 * 1024 }

  fileprivate mutating func send<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    try withView { view throws(Sink.Failure) in try sink.append(view) }
    removeAll()
  }
}
