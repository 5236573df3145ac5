public import Bytes
import DWARF
public import ELF
public import Symbols

/// Makes a linker's name readable; nil for one that cannot be.
public typealias Demangle = @Sendable (ByteView) -> String?

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
    public var demangle: Demangle = { _ in nil }

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
  private let frames: FrameList?
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
        dwarf: $0, supplement: supplement, code: code, baseAddress: source.baseAddress,
        includesInlines: options.includesInlines)
    }
    let hasFrames = isWhole && options.includesCallFrames
    frames = hasFrames ? try FrameList(of: source, code: code) : nil
  }

  /// What the module is known by.
  public var moduleID: ModuleID {
    ModuleID(
      codeFile: source.name, codeIdentifier: source.codeIdentifier, debugFile: source.name,
      debugIdentifier: source.debugIdentifier)
  }

  /// Sends the symbol file to a sink.
  ///
  /// - Parameter progress: told from time to time, by any task.
  public func write<Sink: ByteSink>(
    to sink: inout Sink, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(Sink.Failure) {
    try writeHeader(to: &sink)
    if options.isHeaderOnly { return }
    let functions = try await writeFunctions(to: &sink, progress)
    try writePublics(to: &sink, functions)
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
  private func writeFunctions<Sink: ByteSink>(
    to sink: inout Sink, _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws(Sink.Failure) -> FunctionList {
    guard let units else { return FunctionList([]) { _, _ in true } }
    let read = await UnitReading.read(units, taskCount: options.taskCount) {
      progress(.reading(unit: $0, of: $1))
    }
    let sections = NameSections(units.dwarf, supplement: units.supplement)
    var names = NameTable(read, sections: sections, demangle: options.demangle)
    names.setOrigins(await originNames(read, names))
    try writeTables(names, to: &sink)
    let list = FunctionList(read.flatMap { $0.units.flatMap(\.functions) }) { [names] in
      names.rawText(of: $0.name, worker: Int($0.worker))
        .hasSameBytes(as: names.rawText(of: $1.name, worker: Int($1.worker)))
    }
    let text = FunctionText(list.functions, read, names, marksShared: options.marksSharedCode)
    let count = list.functions.count
    let chunkCount = (count + FunctionText.chunkCount - 1) / FunctionText.chunkCount
    try await OrderedOutput.write(chunkCount, taskCount: options.taskCount, to: &sink) { chunk in
      let start = chunk * FunctionText.chunkCount
      progress(.writingFunctions(done: start, of: count))
      return text.text(of: start..<min(count, start + FunctionText.chunkCount))
    }
    return list
  }

  /// What inlined functions are called, demangled by several tasks.
  private func originNames(_ read: [DumpedUnits], _ names: NameTable) async -> [[[UInt8]]] {
    await withTaskGroup(of: (Int, [[UInt8]]).self) { group in
      for (worker, units) in read.enumerated() {
        group.addTask {
          (worker, units.origins.names.map { names.text(of: $0, worker: worker) })
        }
      }
      var all = [[[UInt8]]](repeating: [], count: read.count)
      for await (worker, texts) in group { all[worker] = texts }
      return all
    }
  }

  private func writeTables<Sink: ByteSink>(
    _ names: NameTable, to sink: inout Sink
  ) throws(Sink.Failure) {
    var text = SymbolTextBuffer()
    for (number, file) in names.files.enumerated() {
      text.appendFile(number, file)
      if text.isLarge { try text.send(to: &sink) }
    }
    for (number, origin) in names.origins.enumerated() {
      text.appendInlineOrigin(number, origin)
      if text.isLarge { try text.send(to: &sink) }
    }
    try text.send(to: &sink)
  }
}

// MARK: - Public symbols and frames

extension SymbolDump {
  private func writePublics<Sink: ByteSink>(
    to sink: inout Sink, _ functions: FunctionList
  ) throws(Sink.Failure) {
    let publics = PublicSymbols(of: source, code: code) { !functions.covers($0) }
    var text = SymbolTextBuffer()
    for symbol in publics.symbols {
      let isMarked = symbol.isOneOfSeveral && options.marksSharedCode
      text.beginPublic(symbol.address, isOneOfSeveral: isMarked)
      if let readable = options.demangle(symbol.name) {
        text.appendName(readable)
      } else {
        text.appendName(symbol.name)
      }
      text.endLine()
      if text.isLarge { try text.send(to: &sink) }
    }
    try text.send(to: &sink)
  }

  private func writeFrames<Sink: ByteSink>(
    to sink: inout Sink, _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws(Sink.Failure) {
    guard let frames, !architecture.registerNames.isEmpty else { return }
    let text = CallFrameText(
      frames: frames, architecture: architecture, baseAddress: source.baseAddress)
    let count = frames.places.count
    let chunkCount = (count + CallFrameText.chunkCount - 1) / CallFrameText.chunkCount
    try await OrderedOutput.write(chunkCount, taskCount: options.taskCount, to: &sink) { chunk in
      let start = chunk * CallFrameText.chunkCount
      progress(.writingFrames(done: start, of: count))
      return text.text(of: start..<min(count, start + CallFrameText.chunkCount))
    }
  }
}

extension SymbolTextBuffer {
  /// Whether it is time to send it on.
  fileprivate var isLarge: Bool { byteCount >= 256 * 1024 }

  fileprivate mutating func send<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    try sink.append(copy())
    removeAll()
  }
}
