import Glibc
import MinidumpKit

/// The file whose addresses are looked up, with those that belong to it.
struct SymbolizedFile {
  /// A function or an inlined call, and what was running in it.
  struct Frame {
    var name: String?
    var source: SourceLocation?
  }

  private let symbols: NativeSymbolFile
  private let indexes: SymbolIndexCache
  private let baseAddress: UInt64
  private let tellsInlines: Bool
  private let usesSymbolTableNames: Bool
  private let demangles: Bool
  /// What is missing of the debug information, as sentences.
  let problems: [String]

  init(_ command: Symbolize) throws(Failure) {
    let image = try Self.elf(command.file)
    let companions = CompanionFiles(
      of: image, debugFile: try Self.debugFile(of: image.file, command),
      roots: LocalFileStore.systemDebugDirectories)
    problems = command.alternateFile == nil ? companions.problems : []
    let contents = NativeContents(
      image: image, debug: companions.foundDebugFile,
      alternate: try command.alternateFile.map(Self.elf) ?? companions.foundAlternate,
      package: companions.package
    ) { Self.splitFile($0, of: command.file) }
    indexes = SymbolIndexCache(folder: command.symbolsCache)
    symbols = indexes.symbols(of: contents, ModuleID(ofELFFile: image.file, path: command.file))
    baseAddress = command.relative ? 0 : image.file.baseAddress
    tellsInlines = !command.noInlines
    usesSymbolTableNames = command.symbolTableNames
    demangles = !command.noDemangle
  }

  /// The debug file that was named, which has the build id of the program.
  private static func debugFile(
    of image: ELFFile, _ command: Symbolize
  ) throws(Failure) -> FoundELF? {
    guard let path = command.debugFile else { return nil }
    let file = try elf(path)
    if let wanted = image.buildID, file.file.buildID != wanted {
      throw Failure.elf(path: path, reason: "belongs to another build than \(command.file)")
    }
    return file
  }

  private static func elf(_ path: String) throws(Failure) -> FoundELF {
    let stamp = FileStamp(of: path)
    do {
      let file = try ELFFile(MappedFile.view(ofFile: path))
      return FoundELF(path: path, file: file, stamp: stamp)
    } catch let error as ELFError {
      throw Failure.elf(path: path, reason: "\(error)")
    } catch let error as FileError {
      throw Failure.file(error)
    } catch {
      throw Failure.elf(path: path, reason: "\(error)")
    }
  }

  /// A file of split DWARF, where the compiler put it, or beside the program; its reader compares the
  /// number that both bear.
  ///
  /// See `Docs/Decisions/0153-symbolize-follows-the-compilers-paths.md`.
  private static func splitFile(_ reference: SplitReference, of program: String) -> ByteView? {
    let name = String(decoding: reference.name.bytes, as: UTF8.self)
    let folder = reference.compilationDirectory.map { String(decoding: $0.bytes, as: UTF8.self) }
    let place = name.hasPrefix("/") ? name : (folder.map { $0 + "/" } ?? "") + name
    let beside = program.dropLast(ModuleID.fileName(of: program).count)
    let paths = [place, beside + ModuleID.fileName(of: name)]
    return paths.lazy.compactMap { (try? MappedFile.view(ofRegularFile: $0)) ?? nil }.first
  }

  /// Makes the index that would have spared work, where indexes are made.
  func makeIndex() { _ = indexes.makeMissing() }

  /// What is at an address, innermost first; never empty.
  func frames(at address: UInt64) -> [Frame] {
    let relativeAddress = address &- baseAddress
    guard let match = symbols.linkageMatch(at: relativeAddress) else {
      return [Frame(source: symbols.source(at: relativeAddress))]
    }
    var frames = match.inlines.map { Frame(name: $0.name.map(told), source: $0.source) }
    frames.append(Frame(name: told(name(of: match, at: relativeAddress)), source: match.source))
    guard !tellsInlines else { return frames }
    return [Frame(name: frames.last?.name, source: frames[0].source)]
  }

  private func told(_ name: String) -> String {
    demangles ? Demangler.demangle(name)?.text ?? name : name
  }

  private func name(of match: SymbolMatch, at relativeAddress: UInt64) -> String {
    guard usesSymbolTableNames else { return match.name }
    return symbols.symbolTableMatch(at: relativeAddress)?.name ?? match.name
  }
}
