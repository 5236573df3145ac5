import NativeSymbols
import Platform

/// Makes the index of an ELF file and of those that belong to it.
struct NativeIndexJob: Sendable {
  private let contents: NativeContents
  private let place: SymbolIndexPlace

  init(_ contents: NativeContents, in place: SymbolIndexPlace) {
    self.contents = contents
    self.place = place
  }

  /// Whether there is an index already that is of these files.
  var isDone: Bool { SymbolIndexCache().index(of: contents, in: place) != nil }

  /// Whether no index is looked for.
  var isNeedless: Bool {
    contents.byteCount < SymbolIndexCache.leastByteCount || !contents.hasNames
  }

  /// Reads the files and puts their index in place, instead of the one that was there.
  func run() throws(SymbolIndexError) -> SymbolIndexSummary {
    let path = place.path(of: contents.paths)
    var file = try place.newFile(path)
    guard let sources = contents.sources else { throw .changed(path: contents.paths[0]) }
    var writer = NativeIndexWriter(contents.files, of: sources)
    let made: NativeIndexSummary
    do throws(FileError) { made = try writer.write(to: &file) } catch { throw .file(error) }
    guard contents.isCurrent else { throw .changed(path: contents.paths[0]) }
    do throws(FileError) {
      // Whoever reads it checks it.
      try file.publish(isLasting: false)
    } catch {
      throw .file(error)
    }
    return SymbolIndexSummary(
      path: path, byteCount: made.byteCount, recordCount: made.stretchCount,
      symbolByteCount: contents.byteCount)
  }
}
