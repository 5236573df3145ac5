import BreakpadSymbols
import Bytes
import IndexFiles
import Platform
import Synchronization

/// A symbol file on the disk, and its text, unpacked when it is first needed.
final class SymbolContents: Sendable {
  let path: String
  /// As they lie on the disk.
  let bytes: ByteView
  private let stamp: FileStamp?
  private let compressed: CompressedFile?
  private let unpacked = Mutex<Result<ByteView, FileError>?>(nil)

  init(ofFile path: String) throws(FileError) {
    self.path = path
    stamp = FileStamp(of: path)
    bytes = try MappedFile.view(ofFile: path)
    compressed = CompressedFile(bytes, named: path)
  }

  var isCompressed: Bool { compressed != nil }

  func text() throws(FileError) -> ByteView {
    guard let compressed else { return bytes }
    // Typed errors do not pass through a lock's closure.
    let result = unpacked.withLock { unpacked in
      let result = unpacked ?? Result { () throws(FileError) in try unpack(compressed) }
      unpacked = result
      return result
    }
    return try result.get()
  }

  private func unpack(_ compressed: CompressedFile) throws(FileError) -> ByteView {
    bytes.expect(.sequential)
    return try compressed.contents()
  }

  /// Forgets what was unpacked.
  func letGo() {
    unpacked.withLock { $0 = nil }
  }

  /// What an index is compared with; nil when the file was changed while it was opened.
  var indexSource: IndexSource? {
    guard let stamp, stamp.byteCount == bytes.byteCount else { return nil }
    return IndexSource(bytes, modificationTime: stamp.modificationTime)
  }

  /// Whether the file is still the one that was opened.
  var isCurrent: Bool { stamp != nil && stamp == FileStamp(of: path) }
}
