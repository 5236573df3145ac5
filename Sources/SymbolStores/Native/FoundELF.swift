import Bytes
import ELF
import NativeSymbols
import Platform

/// An ELF file on the disk.
struct FoundELF: Sendable {
  let path: String
  let file: ELFFile

  /// Nil when there is no regular file.
  static func open(_ path: String) -> Result<FoundELF, SymbolFileProblem>? {
    do throws(FileError) {
      guard let bytes = try MappedFile.view(ofRegularFile: path) else { return nil }
      return open(bytes, path)
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }

  static func open(_ bytes: ByteView, _ path: String) -> Result<FoundELF, SymbolFileProblem> {
    do throws(ELFError) {
      return .success(FoundELF(path: path, file: try ELFFile(bytes)))
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }

  /// Whether the code was taken out: it is a separate debug file.
  var lacksCode: Bool {
    let code = file.sections.filter { $0.isLoaded && $0.isExecutable }
    return !code.isEmpty && !code.contains(where: \.isInFile)
  }
}
