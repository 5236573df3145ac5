public import Bytes

/// The start of the list of access tokens: MINIDUMP_TOKEN_INFO_LIST, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_token_info_list>
public struct TokenListHeader: Record {
  /// `TokenListSize`: of the whole stream.
  public var listByteCount: UInt32 = 0
  /// `TokenListEntries`
  public var entryCount: UInt32 = 0
  /// `ListHeaderSize`: where the first token begins.
  public var headerByteCount: UInt32 = 0
  /// `ElementHeaderSize`: of each token, the ``TokenRecord`` and what the writer puts behind it.
  /// DbgHelp says 72: seven pairs of 32-bit numbers follow that say where the token's parts lie,
  /// from the token's start, and how long they are.
  public var elementHeaderByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&listByteCount)
    visitor.visit(&entryCount)
    visitor.visit(&headerByteCount)
    visitor.visit(&elementHeaderByteCount)
  }
}

/// The start of an access token: MINIDUMP_TOKEN_INFO_HEADER, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_token_info_header>
public struct TokenRecord: Record {
  /// `TokenSize`: of the whole token, these 16 bytes included.
  public var tokenByteCount: UInt32 = 0
  /// The number of the process or thread whose token it is.
  public var tokenID: UInt32 = 0
  /// `TokenHandle`: in the process that wrote the dump.
  public var handle: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&tokenByteCount)
    visitor.visit(&tokenID)
    visitor.visit(&handle)
  }
}
