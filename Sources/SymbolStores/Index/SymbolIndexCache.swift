import BreakpadSymbols
import Bytes
import IndexFiles
import NativeSymbols
import Platform
import Symbols
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
  private let watchedELF = Mutex<[String: (file: NativeSymbolFile, contents: NativeContents)]>([:])

  private let costlyByteCount: Int

  /// - Parameter folder: need not be there yet.
  public convenience init(folder: String? = nil) {
    self.init(folder: folder, costlyByteCount: 4 << 20)
  }

  /// - Parameter costlyByteCount: so much of a module's ELF files has to have been read that their
  ///   index is made.
  package init(folder: String?, costlyByteCount: Int) {
    self.folder = folder
    self.costlyByteCount = costlyByteCount
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
    return makeMissingOfText(in: folder) + makeMissingOfELF(in: folder)
  }

  private func makeMissingOfText(
    in folder: String
  ) -> [(path: String, result: Result<SymbolIndexSummary, SymbolIndexError>)] {
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

// MARK: - ELF files

extension SymbolIndexCache {
  /// The symbols of ELF files, which are asked for what their index does not have.
  package func symbols(of contents: NativeContents, _ moduleID: ModuleID) -> NativeSymbolFile {
    let index = index(of: contents)
    let file = NativeSymbolFile(contents.files, moduleID: moduleID, index: index)
    guard folder != nil, index == nil, contents.byteCount >= Self.leastByteCount else {
      return file
    }
    watchedELF.withLock { watched in
      if watched.count < Self.watchLimit { watched[contents.paths[0]] = (file, contents) }
    }
    return file
  }

  private func index(of contents: NativeContents) -> NativeIndex? {
    for place in places {
      if let index = index(of: contents, in: place) { return index }
    }
    return nil
  }

  func index(of contents: NativeContents, in place: SymbolIndexPlace) -> NativeIndex? {
    let path = place.path(of: contents.paths)
    guard contents.byteCount >= Self.leastByteCount, FileKind(of: path) == .regular,
      let sources = contents.sources, let view = try? MappedFile.view(ofFile: path)
    else { return nil }
    return NativeIndex(view, of: sources, contents.files)
  }

  /// Whether so much was read that an index pays, which is made of all there is.
  private func isCostly(_ file: NativeSymbolFile) -> Bool {
    file.sparableByteCount >= max(costlyByteCount, file.indexableByteCount / Self.costlyShare)
  }

  /// Making an index takes about four times what reading all entries does: where each report reads an
  /// eighth of them, it pays after 32.
  private static let costlyShare = 8

  private func makeMissingOfELF(
    in folder: String
  ) -> [(path: String, result: Result<SymbolIndexSummary, SymbolIndexError>)] {
    let files = watchedELF.withLock { watched in
      defer { watched = [:] }
      return watched
    }
    let lacking = files.values.filter { isCostly($0.file) }.sorted {
      $0.contents.paths[0] < $1.contents.paths[0]
    }
    return lacking.map { _, contents in
      (
        contents.paths[0],
        Result { () throws(SymbolIndexError) in
          try NativeIndexJob(contents, in: .folder(folder)).run()
        }
      )
    }
  }
}
