import Bytes

/// A format of compressed files.
public enum CompressionFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// Zstandard: RFC 8878.
  case zstd
  /// The .xz file format: <https://tukaani.org/xz/xz-file-format.txt>.
  case xz
}

extension CompressionFormat {
  /// The program that people decompress such a file with.
  public var tool: String { rawValue }

  /// The format of a file that begins like this; nil when it is none of them.
  init?(beginning bytes: ByteView) {
    guard let format = Self.allCases.first(where: { $0.begins(bytes) }) else { return nil }
    self = format
  }

  private func begins(_ bytes: ByteView) -> Bool {
    signature.indices.allSatisfy { bytes[$0] == signature[$0] }
  }

  private var signature: [UInt8] {
    switch self {
    // The third byte is the method: deflate, and there is no other.
    case .gzip: [0x1f, 0x8b, 8]
    case .zstd: [0x28, 0xb5, 0x2f, 0xfd]
    case .xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]
    }
  }

  /// How many bytes to pass over to the next member, which goes on where the last one ended; nil when
  /// there is none. What else follows is ignored, as gzip itself does.
  func nextMember(in rest: ByteView) -> Int? {
    switch self {
    case .gzip: return begins(rest) ? 0 : nil
    case .zstd: return begins(rest) || Self.isSkippableFrame(rest) ? 0 : nil
    case .xz:
      var padding = 0
      while (try? rest.load(UInt32.self, at: padding, .littleEndian)) == 0 { padding += 4 }
      return begins(rest.clampedSlice(at: UInt64(padding))) ? padding : nil
    }
  }

  /// RFC 8878, 3.1.2: frames of an application's own data, which the library passes over.
  private static func isSkippableFrame(_ rest: ByteView) -> Bool {
    let signature: UInt32? = try? rest.load(at: 0, .littleEndian)
    return signature.map { $0 & ~0xf == 0x184d_2a50 } ?? false
  }

  func makeDecoder() -> (any Decoder)? {
    switch self {
    case .gzip: Inflater()
    case .zstd: ZstandardDecoder()
    case .xz: XZDecoder()
    }
  }
}
