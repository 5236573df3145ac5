public import Bytes

/// A piece of the process's memory, read when it is written and not before.
public struct MemorySnapshot: Sendable {
  /// How bytes of a piece are read.
  ///
  /// - Parameters:
  ///   - offset: from the start of the piece.
  ///   - byteCount: how many; never past the end of the piece, at most
  ///     `MinidumpWriter.memoryChunkByteCount`.
  /// - Returns: the bytes; fewer when the rest cannot be read.
  public typealias Reader = @Sendable (_ offset: UInt64, _ byteCount: Int) -> ByteView

  /// Where the piece begins in the process.
  public var address: UInt64
  /// How long the piece is, even where some of it cannot be read.
  public var byteCount: UInt64
  /// Reads bytes of the piece.
  public let read: Reader

  /// Memory that is read in pieces.
  public init(address: UInt64, byteCount: UInt64, read: @escaping Reader) {
    self.address = address
    self.byteCount = byteCount
    self.read = read
  }

  /// Memory that is there already.
  public init(address: UInt64, bytes: ByteView) {
    self.init(address: address, byteCount: UInt64(bytes.byteCount)) { offset, byteCount in
      bytes.clampedSlice(at: offset, byteCount: UInt64(clamping: byteCount))
    }
  }

  /// Memory that is there already.
  public init(address: UInt64, bytes: [UInt8]) {
    self.init(address: address, bytes: ByteView(bytes))
  }
}
