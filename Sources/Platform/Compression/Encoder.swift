import CLzma
import CZlib
import CZstd

/// What compresses in one format, piece by piece: a library's encoder.
protocol Encoder: AnyObject {
  /// Encodes from `input` to `output`, which is not empty, until one of them is used up.
  ///
  /// - Parameter isLast: nothing follows the input; the step's outcome says when all of it is out.
  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep
}

extension CompressionFormat {
  /// Nil when the library has no memory.
  func makeEncoder() -> (any Encoder)? {
    switch self {
    case .gzip: Deflater()
    case .zstd: ZstandardEncoder()
    case .xz: XZEncoder()
    }
  }
}

/// Encodes gzip, without a name and a time: the same bytes each time.
@safe
private final class Deflater: Encoder {
  private var stream = unsafe z_stream()

  init?() {
    guard unsafe czlib_deflate_init_gzip(&stream) == Z_OK else { return nil }
  }

  deinit {
    unsafe deflateEnd(&stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    unsafe stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.avail_in = UInt32(input.count)
    unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_out = UInt32(output.count)
    let status = unsafe deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    return unsafe DecoderStep(
      used: input.count - Int(stream.avail_in), made: output.count - Int(stream.avail_out),
      outcome: status == Z_STREAM_END ? .memberEnds : .goesOn)
  }
}

/// Encodes Zstandard at the library's usual level, with a checksum.
@safe
private final class ZstandardEncoder: Encoder {
  private let stream: OpaquePointer

  init?() {
    guard let stream = unsafe ZSTD_createCCtx() else { return nil }
    unsafe self.stream = unsafe stream
    _ = unsafe ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1)
  }

  deinit {
    unsafe ZSTD_freeCCtx(stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = unsafe ZSTD_compressStream2(
      stream, &to, &from, isLast ? ZSTD_e_end : ZSTD_e_continue)
    let outcome: DecoderStep.Outcome =
      ZSTD_isError(status) != 0
      ? .fails("zstd has no memory left") : isLast && status == 0 ? .memberEnds : .goesOn
    return unsafe DecoderStep(used: from.pos, made: to.pos, outcome: outcome)
  }
}

/// Encodes xz at the tool's usual level, which takes 94 MiB of memory.
@safe
private final class XZEncoder: Encoder {
  private static let level: UInt32 = 6
  private var stream = unsafe lzma_stream()

  init?() {
    guard unsafe lzma_easy_encoder(&stream, Self.level, LZMA_CHECK_CRC64) == LZMA_OK else {
      return nil
    }
  }

  deinit {
    unsafe lzma_end(&stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    unsafe stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_in = input.count
    unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_out = output.count
    let status = unsafe lzma_code(&stream, isLast ? LZMA_FINISH : LZMA_RUN)
    let outcome: DecoderStep.Outcome =
      switch status {
      case LZMA_STREAM_END: .memberEnds
      case LZMA_OK, LZMA_BUF_ERROR: .goesOn
      default: .fails("xz has no memory left")
      }
    return unsafe DecoderStep(
      used: input.count - stream.avail_in, made: output.count - stream.avail_out,
      outcome: outcome)
  }
}
