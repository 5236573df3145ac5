import BreakpadSymbols
import Bytes
import ELF
public import Platform

/// Makes the index of one symbol file.
public struct SymbolIndexJob: Sendable {
  private let contents: SymbolContents
  private let place: SymbolIndexPlace

  /// - Parameter path: of a symbol file, compressed or not.
  public init(symbolFile path: String, in place: SymbolIndexPlace) throws(SymbolIndexError) {
    do {
      self.init(try SymbolContents(ofFile: path), in: place)
    } catch {
      throw .file(error)
    }
  }

  init(_ contents: SymbolContents, in place: SymbolIndexPlace) {
    self.contents = contents
    self.place = place
  }

  /// Whether there is an index already that is of this file.
  public var isDone: Bool {
    SymbolIndexCache().indexed(contents, in: place) != nil
  }

  /// Whether the file is one of symbols and so small that no index is looked for.
  public var isNeedless: Bool {
    if ELFFile.isELF(contents.bytes) { return true }
    guard contents.bytes.byteCount < SymbolIndexCache.leastByteCount else { return false }
    return (try? contents.text()).map { SymbolFileHeader($0).operatingSystem != nil } ?? false
  }

  /// Reads the symbol file and puts its index in place, instead of the one that was there.
  public func run() throws(SymbolIndexError) -> SymbolIndexSummary {
    let path = place.path(of: contents.path)
    // A place that cannot be written to is known before the work.
    var file = try Self.told { () throws(FileError) in try newFile(path) }
    let writer = try writer()
    guard contents.isCurrent else { throw .changed(path: contents.path) }
    try Self.told { () throws(FileError) in
      try writer.write(to: &file)
      // Whoever reads it checks it.
      try file.publish(isLasting: false)
    }
    return SymbolIndexSummary(
      path: path, byteCount: writer.byteCount, recordCount: writer.recordCount,
      symbolByteCount: contents.bytes.byteCount)
  }

  private func newFile(_ path: String) throws(FileError) -> UnpublishedFile {
    if case .folder = place { try Folder.create(Folder.outer(of: path)) }
    return try UnpublishedFile(publishingAs: path, followsLinks: false)
  }

  private func writer() throws(SymbolIndexError) -> SymbolFileIndexWriter {
    guard let source = contents.indexSource else { throw .changed(path: contents.path) }
    let text = try Self.told { () throws(FileError) in try contents.text() }
    guard SymbolFileHeader(text).operatingSystem != nil else {
      throw .noSymbols(path: contents.path)
    }
    return SymbolFileIndexWriter(of: source, contents: contents.isCompressed ? text : nil)
  }

  private static func told<Value>(
    _ body: () throws(FileError) -> Value
  ) throws(SymbolIndexError) -> Value {
    do {
      return try body()
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
  /// How many records can be looked up.
  public var recordCount: Int
  /// Of the symbol file, as it lies on the disk.
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
    case .noSymbols(let path): "\(path) is not a Breakpad symbol file: it has no MODULE record"
    case .changed(let path): "\(path) was changed while it was read: try again"
    }
  }
}
