import CZstd

/// Decodes Zstandard: libzstd.
///
/// The library's own limit holds: windows, and with them memory, of 128 MiB.
@safe
final class ZstandardDecoder: Decoder {
  private let stream: OpaquePointer
  /// How many bytes end the header or block that is being read, or fewer.
  private var wantedByteCount = 1

  /// The library asks for so many more than end a block: for the next one's header.
  private static let blockHeaderByteCount = 3

  /// Nil when libzstd has no memory.
  init?() {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    unsafe self.stream = unsafe stream
  }

  deinit {
    unsafe ZSTD_freeDStream(stream)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecoderStep {
    // A block at a time: when a call fails, what it wrote before is lost.
    let byteCount = min(input.count, wantedByteCount)
    var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: byteCount, pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = unsafe ZSTD_decompressStream(stream, &to, &from)
    let outcome: DecoderStep.Outcome =
      if ZSTD_isError(status) != 0 {
        .fails(Self.reason(ZSTD_getErrorCode(status)))
      } else {
        status == 0 ? .memberEnds : .goesOn
      }
    if ZSTD_isError(status) == 0 { wantedByteCount = max(1, status - Self.blockHeaderByteCount) }
    return unsafe DecoderStep(used: from.pos, made: to.pos, outcome: outcome)
  }

  private static func reason(_ code: ZSTD_ErrorCode) -> String {
    switch code {
    case ZSTD_error_frameParameter_windowTooLarge:
      "it takes more than 128 MiB of memory to decompress"
    case ZSTD_error_dictionary_wrong: "it needs a dictionary, which is not in the file"
    default: DecoderStep.damage
    }
  }

  func reset() -> Bool {
    unsafe ZSTD_isError(ZSTD_DCtx_reset(stream, ZSTD_reset_session_only)) == 0
  }
}
