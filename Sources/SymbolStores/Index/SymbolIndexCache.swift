import BreakpadSymbols
import Bytes
import Platform
import Synchronization

/// Finds the indexes of symbol files, and makes those that were missed.
///
/// Indexes beside symbol files are found always. With a folder, those in it are found, too, and new
/// ones are put there: for a compressed file when it is opened, for another one after its records had
/// to be read from one end to the other, by ``makeMissing()``. What goes wrong there costs speed only.
public final class SymbolIndexCache: Sendable {
  /// Files that take fewer bytes on the disk are as quickly read without.
  public static let leastByteCount = 64 * 1024
  /// So many files are kept in mind for ``makeMissing()``.
  private static let watchLimit = 64

  /// In which indexes are made; nil when none are.
  public let folder: String?
  private let watched = Mutex<[String: BreakpadSymbolFile]>([:])

  /// - Parameter folder: need not be there yet.
  public init(folder: String? = nil) {
    self.folder = folder
  }

  /// Places in the order they are looked at.
  private var places: [SymbolIndexPlace] {
    [.besideTheFile] + (folder.map { [.folder($0)] } ?? [])
  }

  /// The symbols of a file, found by an index if there is one.
  func open(_ contents: SymbolContents) throws(FileError) -> BreakpadSymbolFile {
    if let file = indexed(contents) ?? newlyIndexed(contents) { return watching(file, contents) }
    return watching(BreakpadSymbolFile(try contents.text()), contents)
  }

  func indexed(_ contents: SymbolContents) -> BreakpadSymbolFile? {
    for place in places {
      if let file = indexed(contents, in: place) { return file }
    }
    return nil
  }

  func indexed(_ contents: SymbolContents, in place: SymbolIndexPlace) -> BreakpadSymbolFile? {
    let path = place.path(of: contents.path)
    guard contents.bytes.byteCount >= Self.leastByteCount, let source = contents.indexSource,
      // A pipe in its place would be waited for.
      FileKind(of: path) == .regular, let view = try? MappedFile.view(ofFile: path),
      let index = SymbolFileIndex(view, of: source)
    else { return nil }
    return BreakpadSymbolFile(index) { (try? contents.text()) ?? .empty }
  }

  /// A compressed file was unpacked with so much work that an index adds little.
  private func newlyIndexed(_ contents: SymbolContents) -> BreakpadSymbolFile? {
    guard let folder, contents.isCompressed, contents.bytes.byteCount >= Self.leastByteCount,
      (try? SymbolIndexJob(contents, in: .folder(folder)).run()) != nil
    else { return nil }
    contents.letGo()
    return indexed(contents, in: .folder(folder))
  }
}

extension SymbolIndexCache {
  /// Makes the indexes that would have spared work since the last call.
  ///
  /// - Returns: for each, the path of the symbol file, and what came of it.
  public func makeMissing() -> [(
    path: String, result: Result<SymbolIndexSummary, SymbolIndexError>
  )] {
    guard let folder else { return [] }
    let files = watched.withLock { watched in
      defer { watched = [:] }
      return watched
    }
    return files.filter(\.value.lacksIndex).keys.sorted().map { path in
      (
        path,
        Result { () throws(SymbolIndexError) in
          try SymbolIndexJob(symbolFile: path, in: .folder(folder)).run()
        }
      )
    }
  }

  /// Remembers a file that may turn out to need an index, or another one.
  private func watching(_ file: BreakpadSymbolFile, _ contents: SymbolContents)
    -> BreakpadSymbolFile
  {
    guard folder != nil, contents.bytes.byteCount >= Self.leastByteCount else { return file }
    watched.withLock { watched in
      if watched.count < Self.watchLimit { watched[contents.path] = file }
    }
    return file
  }
}
