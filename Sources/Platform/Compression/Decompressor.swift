import Bytes

/// Takes a compressed file apart, a chunk at a time.
@safe
final class Decompressor {
  /// How many bytes are given to and taken from the library at once.
  static let chunkByteCount = 256 * 1024

  private let source: ByteView
  private let format: CompressionFormat
  private let name: String
  private let decoder: any Decoder
  /// How many bytes of the source have been used up.
  private var position = 0
  /// How many bytes of the source have been let go of.
  private var releasedCount = 0
  private var isDone = false
  /// Why there is no more behind the bytes that were handed out last.
  private var failure: FileError?
  private var chunk = [UInt8](repeating: 0, count: chunkByteCount)

  init(
    of source: ByteView, _ format: CompressionFormat, named name: String
  ) throws(FileError) {
    guard let decoder = format.makeDecoder() else {
      throw FileError(action: "decompress", path: name, reason: "there is no memory left for it")
    }
    self.source = source
    self.format = format
    self.name = name
    self.decoder = decoder
    source.expect(.sequential)
  }

  /// The next bytes; nil behind the last ones.
  func next() throws(FileError) -> ArraySlice<UInt8>? {
    while !isDone {
      if let failure { throw failure }
      let count = decodeOnce()
      if count > 0 { return chunk[..<count] }
    }
    return nil
  }

  /// How many bytes came of it.
  private func decodeOnce() -> Int {
    let input = source.clampedSlice(
      at: UInt64(position), byteCount: UInt64(Self.chunkByteCount))
    let step = unsafe input.withUnsafeBytes { from in
      unsafe chunk.withUnsafeMutableBytes { unsafe decoder.step(from, $0) }
    }
    position += step.used
    releaseUsed()
    switch step.outcome {
    case .memberEnds: beginNextMember()
    case .fails(let reason): fail(reason)
    case .goesOn where step.used == 0 && step.made == 0:
      fail(input.isEmpty ? "it ends in the middle of the compressed data" : DecoderStep.damage)
    case .goesOn: break
    }
    return step.made
  }

  /// A whole chunk at once: a file may have a member every twenty bytes.
  private func releaseUsed() {
    guard position - releasedCount >= Self.chunkByteCount else { return }
    source.clampedSlice(
      at: UInt64(releasedCount), byteCount: UInt64(position - releasedCount)
    ).releaseMemory()
    releasedCount = position
  }

  private func beginNextMember() {
    let rest = source.clampedSlice(at: UInt64(position))
    guard let padding = format.nextMember(in: rest) else {
      isDone = true
      return
    }
    position += padding
    if !decoder.reset() { fail("there is no memory left for it") }
  }

  private func fail(_ reason: String) {
    failure = FileError(
      action: "decompress", path: name,
      reason: "\(reason) (at byte \(position) of \(source.byteCount))")
  }
}
