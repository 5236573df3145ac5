import Glibc
import MinidumpKit

/// A file in which long stretches of zeros take no place on the disk.
struct SparseFile: ByteSink {
  struct Failure: Error, CustomStringConvertible {
    let action: String
    let code = errno

    var description: String { "\(action): error \(code)" }
  }

  private let descriptor: Int32
  private var byteCount = 0

  init(creating path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(action: "create \(path)") }
  }

  mutating func append(_ bytes: ByteView) throws(Failure) {
    let start = byteCount
    byteCount += bytes.byteCount
    if bytes.byteCount >= 4096, bytes.isZero { return }
    var written = 0
    while written < bytes.byteCount {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + written, $0.count - written, start + written)
      }
      guard count > 0 else { throw Failure(action: "write") }
      written += count
    }
  }

  func finish() throws(Failure) {
    guard ftruncate(descriptor, byteCount) == 0, close(descriptor) == 0 else {
      throw Failure(action: "finish")
    }
  }
}

extension ByteView {
  /// Whether the first byte is 0 and each equals the next.
  fileprivate var isZero: Bool {
    withUnsafeBytes { bytes in
      bytes.first == 0 && memcmp(bytes.baseAddress!, bytes.baseAddress! + 1, bytes.count - 1) == 0
    }
  }
}
