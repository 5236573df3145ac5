import BreakpadSymbols
import Platform
import Symbols

/// Opens symbol files of every format there is.
enum SymbolFormat {
  /// The symbols in a file, or what is wrong with it.
  static func open(
    _ path: String, indexes: SymbolIndexCache
  ) -> Result<BreakpadSymbolFile, SymbolFileProblem> {
    do {
      let file = try indexes.open(SymbolContents(ofFile: path))
      guard file.header.operatingSystem != nil else {
        return .failure(SymbolFileProblem("not a Breakpad symbol file: it has no MODULE record"))
      }
      return .success(file)
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }
}

/// Why a file cannot serve as a symbol file, as a sentence.
struct SymbolFileProblem: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
