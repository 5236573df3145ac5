import CZlib

/// Decodes gzip, and zlib's own format: zlib.
@safe
final class Inflater: Decoder {
  /// What lies around the compressed bytes.
  enum Wrapper {
    /// RFC 1952.
    case gzip
    /// RFC 1950.
    case zlib
  }

  private var stream = unsafe z_stream()

  /// Nil when zlib has no memory.
  init?(_ wrapper: Wrapper = .gzip) {
    let status =
      switch wrapper {
      case .gzip: unsafe czlib_inflate_init_gzip(&stream)
      case .zlib: unsafe czlib_inflate_init_zlib(&stream)
      }
    guard status == Z_OK else { return nil }
  }

  deinit {
    unsafe inflateEnd(&stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecoderStep {
    unsafe stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.avail_in = UInt32(input.count)
    unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_out = UInt32(output.count)
    let status = unsafe inflate(&stream, Z_NO_FLUSH)
    let outcome: DecoderStep.Outcome =
      switch status {
      case Z_STREAM_END: .memberEnds
      // Z_BUF_ERROR: nothing to do without more input.
      case Z_OK, Z_BUF_ERROR: .goesOn
      default: .fails(DecoderStep.damage)
      }
    return unsafe DecoderStep(
      used: input.count - Int(stream.avail_in), made: output.count - Int(stream.avail_out),
      outcome: outcome)
  }

  func reset() -> Bool { unsafe inflateReset(&stream) == Z_OK }
}
