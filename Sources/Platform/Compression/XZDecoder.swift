import CLzma

/// Decodes xz: liblzma.
@safe
final class XZDecoder: Decoder {
  /// The most memory a file may ask for: `xz -9` makes such as need 65 MiB.
  private static let memoryLimit: UInt64 = 256 << 20

  private var stream = unsafe lzma_stream()

  /// Nil when liblzma has no memory.
  init?() {
    guard reset() else { return nil }
  }

  deinit {
    unsafe lzma_end(&stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecoderStep {
    unsafe stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_in = input.count
    unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.avail_out = output.count
    let status = unsafe lzma_code(&stream, LZMA_RUN)
    let outcome: DecoderStep.Outcome =
      switch status {
      case LZMA_STREAM_END: .memberEnds
      // LZMA_BUF_ERROR: nothing to do without more input.
      case LZMA_OK, LZMA_BUF_ERROR: .goesOn
      case LZMA_MEMLIMIT_ERROR: .fails("it takes more than 256 MiB of memory to decompress")
      default: .fails(DecoderStep.damage)
      }
    return unsafe DecoderStep(
      used: input.count - stream.avail_in, made: output.count - stream.avail_out,
      outcome: outcome)
  }

  func reset() -> Bool {
    unsafe lzma_stream_decoder(&stream, Self.memoryLimit, 0) == LZMA_OK
  }
}
