public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

/// How the bytes of a section of an ELF file are compressed: their length is known beforehand.
public enum SectionCompression: Hashable, Sendable {
  /// RFC 1950.
  case zlib
  /// Zstandard: RFC 8878.
  case zstd
}

extension SectionCompression {
  /// What the compressed bytes hold.
  ///
  /// Memory is taken as the contents need it, and never for more than what they may at best become.
  /// - Throws: when they are damaged, hold fewer bytes than `byteCount`, or claim too many.
  public func contents(
    of packed: ByteView, byteCount: UInt64
  ) throws(FileError) -> ByteView {
    guard byteCount <= ceiling(of: packed.byteCount), let output = SpareBytes(Int(byteCount)) else {
      throw problem("\(packed.byteCount) bytes would become \(byteCount)")
    }
    guard let decoder = makeDecoder() else { throw problem("there is no memory left for it") }
    var made = 0
    var used = 0
    while made < output.byteCount {
      let step = unsafe packed.withUnsafeBytes { from in
        unsafe decoder.step(
          UnsafeRawBufferPointer(rebasing: from[used...].prefix(Self.chunkByteCount)),
          UnsafeMutableRawBufferPointer(rebasing: output.bytes[made...].prefix(Self.chunkByteCount))
        )
      }
      used += step.used
      made += step.made
      switch step.outcome {
      case .fails(let reason): throw problem(reason)
      case .memberEnds where made < output.byteCount:
        throw problem("only \(made) of \(byteCount) bytes came of it")
      case .goesOn where step.used == 0 && step.made == 0:
        throw problem("it ends in the middle of the compressed data")
      default: break
      }
    }
    return output.view
  }

  /// The library counts in 32 bits.
  private static let chunkByteCount = 1 << 30

  /// zlib reaches 1,030 bytes for one. Zstandard has no limit, and compilers' output reaches 10.
  private func ceiling(of packedByteCount: Int) -> UInt64 {
    UInt64(min(packedByteCount, 1 << 40)) * 1032
  }

  private func makeDecoder() -> (any Decoder)? {
    switch self {
    case .zlib: Inflater(.zlib)
    case .zstd: ZstandardDecoder()
    }
  }

  private func problem(_ reason: String) -> FileError {
    FileError(action: "decompress", path: "a section", reason: reason)
  }
}

/// Bytes on the heap that are filled once and then only looked at.
@safe
private final class SpareBytes: @unchecked Sendable {
  let bytes: UnsafeMutableRawBufferPointer

  var byteCount: Int { unsafe bytes.count }

  /// Nil when there is no memory for them.
  init?(_ byteCount: Int) {
    guard let base = unsafe malloc(max(1, byteCount)) else { return nil }
    unsafe bytes = UnsafeMutableRawBufferPointer(start: base, count: byteCount)
  }

  deinit {
    unsafe free(bytes.baseAddress)
  }

  var view: ByteView {
    guard let base = unsafe bytes.baseAddress else { return .empty }
    return unsafe ByteView(base: UnsafeRawPointer(base), byteCount: byteCount, owner: self)
  }
}
