public import Bytes
public import MinidumpFormat

/// The access tokens of the process and its threads: MINIDUMP_TOKEN_INFO_LIST.
public struct TokenList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.token

  /// The stream's start as it lies in the file.
  public let header: TokenListHeader
  public private(set) var problems: [MinidumpError] = []
  /// Where each token begins in the stream.
  private var offsets: [Int] = []
  private let view: ByteView
  private let byteOrder: ByteOrder

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    header = try Self.head(view, Self.subject, dump.byteOrder)
    self.view = view
    byteOrder = dump.byteOrder
    findTokens()
  }

  private static let subject = "token list"

  /// A token can only be found by passing over those before it.
  private mutating func findTokens() {
    var offset = Swift.max(Int(header.headerByteCount), TokenListHeader.byteCount)
    for _ in 0..<header.entryCount {
      guard let record: TokenRecord = try? view.record(at: offset, byteOrder) else {
        return note("claims \(header.entryCount) tokens, only \(offsets.count) are there")
      }
      offsets.append(offset)
      guard record.tokenByteCount >= TokenRecord.byteCount,
        view.holds(Int(record.tokenByteCount), at: offset)
      else {
        return note(
          "token \(offsets.count - 1) claims to be \(record.tokenByteCount) bytes long, "
            + "\(view.byteCount - offset) are there")
      }
      offset += Int(record.tokenByteCount)
    }
  }

  private mutating func note(_ sentence: String) {
    problems.append(MinidumpError(Self.subject, sentence, at: view.fileOffset))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { offsets.count }

  public subscript(position: Int) -> Minidump.Token {
    let offset = offsets[position]
    let record = (try? view.record(TokenRecord.self, at: offset, byteOrder)) ?? TokenRecord()
    let start = TokenRecord.byteCount
    return Minidump.Token(
      record: record,
      view: view.clampedSlice(
        at: UInt64(offset + start),
        byteCount: UInt64(Swift.max(Int(record.tokenByteCount) - start, 0))))
  }
}

extension Minidump {
  /// An access token: on whose behalf a process or a thread acts.
  public struct Token: Sendable {
    /// The fields as they lie in the file.
    public let record: TokenRecord
    /// What follows the record, as far as the file has it; undocumented.
    public let view: ByteView

    /// The number of the process or thread whose token it is.
    public var id: UInt32 { record.tokenID }
  }
}
