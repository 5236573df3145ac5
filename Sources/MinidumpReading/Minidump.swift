public import Bytes
public import MinidumpFormat

/// A minidump: its header and directory are read at once, everything else when it is asked for.
///
/// ```swift
/// let dump = try Minidump(view)
/// for thread in try dump.stream(ThreadList.self) ?? .empty { … }
/// ```
///
/// A minidump is a view of bytes and may be copied and sent freely.
public struct Minidump: Sendable {
  /// The whole file.
  public let view: ByteView
  /// The order of bytes in the file: the one in which the signature reads right.
  public let byteOrder: ByteOrder
  /// The file's first 32 bytes, of which the signature and the version have been checked.
  public let header: HeaderRecord
  /// Which streams there are and where.
  public private(set) var streams: StreamDirectory

  /// Reads the header and the directory of a minidump.
  ///
  /// Of streams of one type, the lists' first and last records may be looked at, too.
  ///
  /// - Throws: when `view` has no readable header; a directory that is broken or cut short keeps
  ///   the entries that are there, see ``problems``.
  public init(_ view: ByteView) throws(MinidumpError) {
    self.view = view
    byteOrder = try Self.byteOrder(of: view)
    do {
      header = try view.record(at: 0, byteOrder)
    } catch {
      throw MinidumpError("header", "\(error)", at: 0)
    }
    let version = UInt16(truncatingIfNeeded: header.version)
    guard version == HeaderRecord.versionValue else {
      throw MinidumpError(
        "header", "version 0x\(String(version, radix: 16)) is not the known one, 0xa793", at: 4)
    }
    streams = StreamDirectory(header, in: view, byteOrder)
    let dump = self
    streams.choose(in: dump)
  }

  /// What is wrong with the container itself.
  public var problems: [MinidumpError] { streams.problems }

  private static func byteOrder(of view: ByteView) throws(MinidumpError) -> ByteOrder {
    guard let first: UInt32 = try? view.load(at: 0, .littleEndian) else {
      throw MinidumpError(
        "header", "needs 32 bytes, the file has only \(view.byteCount)", at: 0)
    }
    switch first {
    case HeaderRecord.signatureValue: return .littleEndian
    case HeaderRecord.signatureValue.byteSwapped: return .bigEndian
    default:
      let found = String(first, radix: 16)
      throw MinidumpError(
        "header", "begins with 0x\(found), not with MDMP: this is no minidump", at: 0)
    }
  }
}

extension Minidump {
  /// The stream of a type, which is the request: `dump.stream(ThreadList.self)`.
  ///
  /// - Returns: nil when the dump has no such stream.
  /// - Throws: when it has one that is broken beyond use.
  public func stream<Stream: MinidumpStream>(
    _ stream: Stream.Type
  ) throws(MinidumpError) -> Stream? {
    guard let entry = streams.last(of: Stream.type) else { return nil }
    return try Stream(entry.view, in: self)
  }

  /// As many bytes as the file has at `location`; empty when it lies outside.
  ///
  /// Offset 0 is nowhere, not the header: Windows' full dumps tell so how long a stack is whose bytes
  /// are in the Memory64List.
  public func bytes(at location: Location) -> ByteView {
    guard location.offset > 0 else { return .empty }
    return view.clampedSlice(at: UInt64(location.offset), byteCount: UInt64(location.byteCount))
  }
}
