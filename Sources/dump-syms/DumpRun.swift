import Glibc
import MinidumpKit

/// Makes symbol files, one after the other, each by all tasks.
struct DumpRun {
  let output: OutputOptions
  let contents: ContentOptions
  let debug: DebugOptions
  let debugFolders: [String]
  let isQuiet: Bool
  let terminal: Terminal
  /// 0 as long as all is well.
  private(set) var exitCode: Int32 = 0

  init(
    output: OutputOptions, contents: ContentOptions, debug: DebugOptions,
    debugFolders: [String], isQuiet: Bool, terminal: Terminal
  ) {
    self.output = output
    self.contents = contents
    self.debug = debug
    self.debugFolders = debugFolders
    self.isQuiet = isQuiet
    self.terminal = terminal
  }

  /// Makes the symbol file of a program.
  ///
  /// - Throws: when the text cannot be written. What is wrong with the program itself is told.
  mutating func dump(_ path: String) async throws(FileError) {
    let start = ContinuousClock().now
    let source: DumpSource
    let dump: SymbolDump
    do {
      source = try self.source(of: path)
      dump = try SymbolDump(source, options)
    } catch {
      terminal.tell("\(error)")
      exitCode = 1
      return
    }
    if dump.lacksSplitUnits, !isQuiet {
      terminal.note(
        "warning: functions of \(source.name) are in files of split DWARF (.dwo, .dwp) that are not "
          + "there: name the folder that it was built in with --debug-directory, or put a .dwp beside it"
      )
    }
    let progress = ProgressLine(of: source.name, isShown: !isQuiet && terminal.showsProgress)
    let (place, byteCount) = try await write(dump, source.name, progress)
    progress.finish()
    guard !isQuiet, terminal.showsProgress || output.store != nil else { return }
    let duration = ContinuousClock().now - start
    terminal.note("\(place): \(byteCount.inBinaryUnits), \(duration.inTenths)")
  }

  private var options: SymbolDump.Options {
    var options = SymbolDump.Options()
    options.includesInlines = !contents.noInlines
    options.includesCallFrames = !contents.noCfi
    options.isHeaderOnly = contents.headerOnly
    options.taskCount = debug.jobs ?? Cores.count
    if !contents.noDemangle {
      options.demangle = { name, tell in
        Demangler.demangle(name) { text, _ in tell(text) }
      }
    }
    options.generator = "swift-minidump dump-syms \(HelpTexts.version)"
    return options
  }

  private func source(of path: String) throws -> DumpSource {
    guard path != "-" || contents.name != nil else {
      throw DumpProblem("standard input has no name: give the module's with --name")
    }
    let program = try Self.elfFile(at: path)
    let given = try debug.debugFile.map { try Self.elfFile(at: $0) }
    // A debug file has the build id of its program, so one without is of another.
    if let given, let wanted = program.buildID, given.buildID != wanted {
      throw DumpProblem("\(debug.debugFile ?? "") belongs to another build than \(path)")
    }
    let name = contents.name ?? Self.fileName(of: path)
    if contents.headerOnly { return DumpSource(program, name: name) }
    let companions = CompanionFiles(
      of: FoundELF(path: path, file: program),
      debugFile: given.map { FoundELF(path: debug.debugFile ?? "", file: $0) }, roots: debugFolders)
    if !isQuiet {
      for problem in companions.problems { terminal.note("warning: \(problem)") }
    }
    var source = DumpSource(
      program, debugFile: companions.debugFile, supplement: companions.alternate, name: name)
    source.package = companions.package?.file
    source.splitFile = companions.splitFile
    return source
  }

  private static func elfFile(at path: String) throws -> ELFFile {
    let name = path == "-" ? "standard input" : path
    let bytes =
      path == "-"
      ? try MappedFile.spooledView(of: STDIN_FILENO, named: name) { mayBeProgram($0) ? .max : 0 }
      : try MappedFile.view(ofFile: path) { mayBeProgram($0) ? .max : 0 }
    do {
      let contents = try CompressedFile(bytes, named: name)?.contents() ?? bytes
      if let other = OtherFile(contents) { throw DumpProblem("\(name): \(other.advice(path))") }
      let file = try ELFFile(contents)
      guard file.claimedByteCount <= file.bytes.byteCount else {
        throw DumpProblem(
          "\(name): ends after \(file.bytes.byteCount) of at least \(file.claimedByteCount) bytes: "
            + "get the file again")
      }
      return file
    } catch let error as ELFError {
      throw DumpProblem("\(name): \(error)")
    }
  }

  /// Whether a device or a pipe is worth reading on.
  private static func mayBeProgram(_ head: ByteView) -> Bool {
    ELFFile.isELF(head) || CompressedFile(head, named: "") != nil
  }

  static func fileName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Why there is no symbol file of a program.
struct DumpProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

// MARK: - Places

extension DumpRun {
  private func write(
    _ dump: SymbolDump, _ name: String, _ progress: ProgressLine
  ) async throws(FileError) -> (place: String, byteCount: Int) {
    if let store = output.store {
      let path = try Self.place(of: dump, name, in: store) + (output.compress?.fileExtension ?? "")
      return (path, try await publish(dump, as: path, progress))
    }
    guard let path = output.output, path != "-" else {
      return (name, try await write(dump, to: FileSink.standardOutput, progress))
    }
    // A device or a pipe takes what is written, and stays where it is.
    if FileKind(of: path) == .other {
      return (path, try await write(dump, to: FileSink(creating: path), progress))
    }
    return (path, try await publish(dump, as: path, progress))
  }

  private func write(
    _ dump: SymbolDump, to destination: FileSink, _ progress: ProgressLine
  ) async throws(FileError) -> Int {
    var sink = CountingSink(destination)
    try await write(dump, named: destination.name, to: &sink, progress)
    return sink.byteCount
  }

  /// Writes a file that has its name only when it is whole.
  private func publish(
    _ dump: SymbolDump, as path: String, _ progress: ProgressLine
  ) async throws(FileError) -> Int {
    let file = try UnpublishedFile(publishingAs: path)
    var sink = CountingSink(file)
    try await write(dump, named: path, to: &sink, progress)
    try file.publish(isLasting: false)
    return sink.byteCount
  }

  private func write<Sink: ByteSink>(
    _ dump: SymbolDump, named name: String, to sink: inout CountingSink<Sink>,
    _ progress: ProgressLine
  ) async throws(FileError) where Sink.Failure == FileError {
    guard let format = output.compress else {
      return try await dump.write(to: &sink, progress: progress.update)
    }
    var compressing = try CompressingSink(format, to: sink, named: name)
    try await dump.write(to: &compressing, progress: progress.update)
    try compressing.finish()
    sink = compressing.sink
  }

  /// `NAME/ID/NAME.sym` in a folder, which is made.
  private static func place(
    of dump: SymbolDump, _ name: String, in store: String
  ) throws(FileError) -> String {
    let name = fileName(of: name)
    let identifier = (dump.moduleID.debugIdentifier ?? .none).text
    let folder = "\(store)/\(name)/\(identifier)"
    try Folder.create(folder)
    return "\(folder)/\(name).sym"
  }
}

/// Counts what goes through it.
struct CountingSink<Sink: ByteSink>: ByteSink {
  private var sink: Sink
  private(set) var byteCount = 0

  init(_ sink: Sink) {
    self.sink = sink
  }

  mutating func append(_ bytes: ByteView) throws(Sink.Failure) {
    try sink.append(bytes)
    byteCount += bytes.byteCount
  }
}
