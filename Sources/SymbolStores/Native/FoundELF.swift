import Bytes
import ELF
import IndexFiles
import NativeSymbols
import Platform

/// An ELF file on the disk.
package struct FoundELF: Sendable {
  package let path: String
  package let file: ELFFile
  /// From before it was opened; nil for one whose bytes come from elsewhere.
  private let stamp: FileStamp?

  package init(path: String, file: ELFFile, stamp: FileStamp? = nil) {
    self.path = path
    self.file = file
    self.stamp = stamp
  }

  /// Nil when there is no regular file.
  static func open(_ path: String) -> Result<FoundELF, SymbolFileProblem>? {
    do throws(FileError) {
      let stamp = FileStamp(of: path)
      guard let bytes = try MappedFile.view(ofRegularFile: path) else { return nil }
      return open(bytes, path, stamp)
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }

  private static func open(
    _ bytes: ByteView, _ path: String, _ stamp: FileStamp?
  ) -> Result<FoundELF, SymbolFileProblem> {
    do throws(ELFError) {
      return .success(FoundELF(path: path, file: try ELFFile(bytes), stamp: stamp))
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }

  /// What an index is compared with; nil when the file was changed while it was opened.
  var indexSource: IndexSource? {
    guard let stamp, stamp.byteCount == file.bytes.byteCount else { return nil }
    return IndexSource(file.bytes, modificationTime: stamp.modificationTime)
  }

  /// Whether the file is still the one that was opened.
  var isCurrent: Bool { stamp != nil && stamp == FileStamp(of: path) }

  /// What is wrong with a file whose end is missing, as a sentence; nil for whole ones.
  ///
  /// Its beginning has the build id and may look like all there is.
  var damage: String? {
    guard file.claimedByteCount > UInt64(file.bytes.byteCount) else { return nil }
    return "is cut short: it has \(file.bytes.byteCount) bytes of at least \(file.claimedByteCount)"
  }

  /// Whether the code was taken out: it is a separate debug file.
  var lacksCode: Bool {
    let code = file.sections.filter { $0.isLoaded && $0.isExecutable }
    return !code.isEmpty && !code.contains(where: \.isInFile)
  }
}
