import BreakpadSymbols
import Bytes
import ELF
public import Platform

/// Makes the index of one symbol file, or of an ELF file with those that belong to it.
public struct SymbolIndexJob: Sendable {
  private let contents: SymbolContents
  private let place: SymbolIndexPlace
  private let native: NativeIndexJob?

  /// - Parameters:
  ///   - path: of a symbol file, compressed or not, or of an ELF file.
  ///   - debugDirectories: folders laid out as `/usr/lib/debug` is.
  public init(
    symbolFile path: String, in place: SymbolIndexPlace,
    debugDirectories: [String] = LocalFileStore.systemDebugDirectories
  ) throws(SymbolIndexError) {
    do {
      let contents = try SymbolContents(ofFile: path)
      var native: NativeContents?
      if ELFFile.isELF(contents.bytes), case .success(let found)? = FoundELF.open(path) {
        native = NativeContents(found, roots: debugDirectories)
      }
      self.init(contents, in: place, native: native)
    } catch {
      throw .file(error)
    }
  }

  init(_ contents: SymbolContents, in place: SymbolIndexPlace, native: NativeContents? = nil) {
    self.contents = contents
    self.place = place
    self.native = native.map { NativeIndexJob($0, in: place) }
  }

  /// Whether a file is a program or a library (ELF), going by its first bytes.
  ///
  /// Neither what is compiled but not linked, nor the memory of a process (a core file).
  public static func isModule(_ path: String) -> Bool {
    guard let head = try? MappedFile.head(ofRegularFile: path, byteCount: ELFFile.headByteCount),
      let type = ELFFile.type(ofHead: head)
    else { return false }
    return type == .executable || type == .sharedObject
  }

  /// Whether there is an index already that is of this file.
  public var isDone: Bool {
    native?.isDone ?? (SymbolIndexCache().indexed(contents, in: place) != nil)
  }

  /// Whether the file is one of symbols, or an ELF file, and so small or empty that no index is looked
  /// for.
  public var isNeedless: Bool {
    if let native { return native.isNeedless }
    guard contents.bytes.byteCount < SymbolIndexCache.leastByteCount else { return false }
    return (try? contents.text()).map { SymbolFileHeader($0).operatingSystem != nil } ?? false
  }

  /// Reads the symbol file and puts its index in place, instead of the one that was there.
  public func run() throws(SymbolIndexError) -> SymbolIndexSummary {
    if let native { return try native.run() }
    let path = place.path(of: contents.path)
    // A place that cannot be written to is known before the work.
    var file = try place.newFile(path)
    let writer = try writer()
    guard contents.isCurrent else { throw .changed(path: contents.path) }
    do {
      try writer.write(to: &file)
      // Whoever reads it checks it.
      try file.publish(isLasting: false)
    } catch {
      throw .file(error)
    }
    return SymbolIndexSummary(
      path: path, byteCount: writer.byteCount, recordCount: writer.recordCount,
      symbolByteCount: contents.bytes.byteCount)
  }

  private func writer() throws(SymbolIndexError) -> SymbolFileIndexWriter {
    guard let source = contents.indexSource else { throw .changed(path: contents.path) }
    let text: ByteView
    do { text = try contents.text() } catch { throw .file(error) }
    guard SymbolFileHeader(text).operatingSystem != nil else {
      throw .noSymbols(path: contents.path)
    }
    return SymbolFileIndexWriter(of: source, contents: contents.isCompressed ? text : nil)
  }
}

extension SymbolIndexPlace {
  /// An index in the making, in a folder that is made where there is none.
  func newFile(_ path: String) throws(SymbolIndexError) -> UnpublishedFile {
    do {
      if case .folder = self { try Folder.create(Folder.outer(of: path)) }
      return try UnpublishedFile(publishingAs: path, followsLinks: false)
    } catch {
      throw .file(error)
    }
  }
}

/// An index that was made.
public struct SymbolIndexSummary: Hashable, Sendable {
  /// Of the index.
  public var path: String
  /// Of the index.
  public var byteCount: Int
  /// How many records can be looked up; of an ELF file, how many stretches of code.
  public var recordCount: Int
  /// Of the symbol file, as it lies on the disk; of an ELF file, with those that belong to it.
  public var symbolByteCount: Int
}

/// Why there is no index of a symbol file.
public enum SymbolIndexError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  /// The file is none of symbols.
  case noSymbols(path: String)
  /// The file was changed while it was read.
  case changed(path: String)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .noSymbols(let path):
      "\(path) is not a Breakpad symbol file: it has no MODULE record"
    case .changed(let path): "\(path) was changed while it was read: try again"
    }
  }
}
