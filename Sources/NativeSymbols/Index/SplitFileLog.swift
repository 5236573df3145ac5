import Bytes
import DWARF
import IndexFiles
import Synchronization

/// Remembers which file of split DWARF was asked for last.
final class SplitFileLog: Sendable {
  struct Request: Sendable {
    var reference: SplitReference
    /// What there was.
    var bytes: ByteView?
  }

  private let find: @Sendable (SplitReference) -> ByteView?
  private let last = Mutex<Request?>(nil)

  init(_ find: @escaping @Sendable (SplitReference) -> ByteView?) {
    self.find = find
  }

  var request: Request? { last.withLock(\.self) }

  func reset() { last.withLock { $0 = nil } }

  func file(_ reference: SplitReference) -> ByteView? {
    let bytes = find(reference)
    last.withLock { $0 = Request(reference: reference, bytes: bytes) }
    return bytes
  }
}

/// By what a file of split DWARF is told from another of its name: how many bytes it has, and samples.
struct SplitFileIdentity: Equatable {
  /// 0 when there is none.
  private(set) var byteCount: UInt64 = 0
  private var samples = FixedArray<16, UInt64>(repeating: 0)

  init(_ bytes: ByteView?) {
    guard let bytes else { return }
    byteCount = UInt64(bytes.byteCount)
    samples = IndexSource(bytes, modificationTime: 0).samples
  }

  func append(to data: inout IndexData) {
    data.appendFixed(byteCount)
    for sample in samples.array { data.appendFixed(sample) }
  }

  /// What ``append(to:)`` wrote.
  init(_ cursor: inout DWARFCursor) {
    byteCount = cursor.number(UInt64.self)
    for index in samples.indices { samples[index] = cursor.number(UInt64.self) }
  }
}
