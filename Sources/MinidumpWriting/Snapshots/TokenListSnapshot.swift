public import Bytes

/// The access tokens of the process and its threads.
public struct TokenListSnapshot: Sendable {
  /// One token.
  public struct Token: Sendable {
    /// The number of the process or thread whose token it is.
    public var id: UInt32
    /// In the process that wrote the dump.
    public var handle: UInt64
    /// What follows the token's record; undocumented.
    public var bytes: ByteView

    public init(id: UInt32, handle: UInt64, bytes: ByteView) {
      self.id = id
      self.handle = handle
      self.bytes = bytes
    }
  }

  /// How long the start of each token is, its record of 16 bytes included; DbgHelp says 72.
  public var elementHeaderByteCount: UInt32
  /// In the order they are written in.
  public var tokens: [Token]

  public init(elementHeaderByteCount: UInt32 = 16, tokens: [Token]) {
    self.elementHeaderByteCount = elementHeaderByteCount
    self.tokens = tokens
  }
}
