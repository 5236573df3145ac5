public import Bytes

/// Compresses what is sent through it.
///
/// ```swift
/// var sink = try CompressingSink(.gzip, to: file, named: path)
/// try sink.append(text)
/// try sink.finish()
/// ```
public struct CompressingSink<Sink: ByteSink>: ByteSink where Sink.Failure == FileError {
  /// Where the compressed bytes go.
  public private(set) var sink: Sink
  private let name: String
  private let encoder: any Encoder
  private var chunk = [UInt8](repeating: 0, count: 256 * 1024)

  /// - Parameter name: the file's path, for the errors' sentences.
  /// - Throws: when there is no memory for it.
  public init(
    _ format: CompressionFormat, to sink: Sink, named name: String
  ) throws(FileError) {
    guard let encoder = format.makeEncoder() else {
      throw FileError(action: "compress", path: name, reason: "there is no memory left for it")
    }
    self.encoder = encoder
    self.sink = sink
    self.name = name
  }

  public mutating func append(_ bytes: ByteView) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty { rest = try step(rest, isLast: false).rest }
  }

  /// Sends on what is left; without it, the compressed bytes have no end.
  public mutating func finish() throws(FileError) {
    while !(try step(.empty, isLast: true).isDone) {}
  }

  private mutating func step(
    _ bytes: ByteView, isLast: Bool
  ) throws(FileError) -> (rest: ByteView, isDone: Bool) {
    // zlib counts with 32 bits.
    let piece = bytes.clampedSlice(at: 0, byteCount: 1 << 30)
    let encoder = encoder
    let step = unsafe piece.withUnsafeBytes { from in
      unsafe chunk.withUnsafeMutableBytes { unsafe encoder.step(from, $0, isLast: isLast) }
    }
    if step.made > 0 { try sink.append(ByteView(chunk[..<step.made])) }
    let rest = bytes.clampedSlice(at: UInt64(step.used))
    switch step.outcome {
    case .fails(let reason): throw FileError(action: "compress", path: name, reason: reason)
    case .memberEnds: return (rest, true)
    case .goesOn: return (rest, false)
    }
  }
}

extension CompressionFormat {
  /// What such files' names end in: `.gz`.
  public var fileExtension: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    case .xz: ".xz"
    }
  }
}
