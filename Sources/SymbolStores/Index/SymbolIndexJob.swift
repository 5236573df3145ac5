import BreakpadSymbols
import Bytes
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

  /// Whether the file is so small that no index is looked for.
  public var isNeedless: Bool { contents.bytes.byteCount < SymbolIndexCache.leastByteCount }

  /// Reads the symbol file and puts its index in place, instead of the one that was there.
  public func run() throws(SymbolIndexError) -> SymbolIndexSummary {
    guard let source = contents.indexSource else { throw .changed(path: contents.path) }
    do {
      let text = try contents.text()
      guard SymbolFileHeader(text).operatingSystem != nil else {
        throw SymbolIndexError.noSymbols(path: contents.path)
      }
      let writer = SymbolFileIndexWriter(of: source, contents: contents.isCompressed ? text : nil)
      guard contents.isCurrent else { throw SymbolIndexError.changed(path: contents.path) }
      let path = place.path(of: contents.path)
      try write(writer, to: path)
      return SymbolIndexSummary(
        path: path, byteCount: writer.byteCount, recordCount: writer.recordCount,
        symbolByteCount: contents.bytes.byteCount)
    } catch let error as FileError {
      throw .file(error)
    } catch let error as SymbolIndexError {
      throw error
    } catch {
      throw .noSymbols(path: contents.path)
    }
  }

  private func write(_ writer: SymbolFileIndexWriter, to path: String) throws(FileError) {
    if case .folder = place { try Folder.create(Folder.outer(of: path)) }
    var file = try UnpublishedFile(publishingAs: path)
    try writer.write(to: &file)
    // Whoever reads it checks it.
    try file.publish(isLasting: false)
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
