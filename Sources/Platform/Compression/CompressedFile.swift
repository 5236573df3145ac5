public import Bytes

/// A compressed file, whole, in memory.
///
/// ```swift
/// if let file = CompressedFile(view, named: path) { view = try file.contents() }
/// ```
///
/// Several compressed members one behind the other are taken as one file. What follows them and is
/// no member is ignored, as gzip itself does.
public struct CompressedFile: Sendable {
  /// How the file is compressed.
  public let format: CompressionFormat
  private let bytes: ByteView
  private let name: String

  /// Nil when the bytes do not begin as a compressed file does.
  ///
  /// - Parameter name: the file's path, for the errors' sentences.
  public init?(_ bytes: ByteView, named name: String) {
    guard let format = CompressionFormat(beginning: bytes) else { return nil }
    self.format = format
    self.bytes = bytes
    self.name = name
  }

  /// What the file holds: in memory when it is small, else in a temporary file without a name.
  ///
  /// - Throws: when not all of it can be had.
  public func contents(limits: Limits = Limits()) throws(FileError) -> ByteView {
    let contents = try salvage(limits: limits)
    if let problem = contents.problem { throw problem }
    return contents.view
  }

  /// As much of what the file holds as can be decompressed within the limits.
  ///
  /// - Parameter room: shown the first ``MappedFile/headByteCount`` bytes, if there are as many, it
  ///   says how many bytes of such contents may be had beyond what `limits` allow; when it says nil,
  ///   hardly more is decompressed.
  /// - Throws: when a temporary file cannot be written.
  public func salvage(
    limits: Limits = Limits(), room: (ByteView) -> Int? = { _ in 0 }
  ) throws(FileError) -> Contents {
    var spool = SpoolFile()
    var problem: FileError?
    var isCutAtLimit = false
    do throws(FileError) {
      let decompressor = try Decompressor(of: bytes, format, named: name)
      var ceiling = limits.ceiling(of: bytes.byteCount)
      while let chunk = try decompressor.next() {
        let isHeadWhole = spool.byteCount + chunk.count >= MappedFile.headByteCount
        if isHeadWhole, spool.byteCount < MappedFile.headByteCount {
          guard let room = room(ByteView(Self.head(of: spool.head + chunk))) else {
            try spool.append(chunk)
            break
          }
          ceiling = max(ceiling, room)
        }
        let rest = ceiling - spool.byteCount
        try spool.append(chunk.prefix(rest))
        isCutAtLimit = chunk.count > rest
        guard !isCutAtLimit else { throw tooMuch(ceiling) }
      }
    } catch {
      guard error.action == "decompress" else { throw error }
      problem = error
    }
    return Contents(view: try spool.view(), problem: problem, isCutAtLimit: isCutAtLimit)
  }

  private static func head(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.prefix(MappedFile.headByteCount)
  }

  private func tooMuch(_ ceiling: Int) -> FileError {
    FileError(
      action: "decompress", path: name,
      reason: "\(bytes.byteCount) bytes would become more than \(ceiling)")
  }

  /// What could be had of a compressed file.
  public struct Contents: Sendable {
    /// From the beginning, as far as it goes.
    public var view: ByteView
    /// Why it goes no further; nil when it is whole.
    public var problem: FileError?
    /// Whether that is because it would be longer than it may become.
    public var isCutAtLimit = false
  }
}

extension CompressedFile {
  /// How much a compressed file may hold.
  public struct Limits: Sendable {
    /// The most bytes to accept.
    public var byteCount: Int
    /// Above ``freeByteCount``, the most bytes for each compressed one. Symbol text reaches 20; a
    /// file made to fill memory or disk reaches 1,030 with gzip, and tens of thousands with others.
    public var ratio: Int
    /// Up to here the ratio does not matter.
    public var freeByteCount: Int

    public init(byteCount: Int = 1 << 33, ratio: Int = 300, freeByteCount: Int = 16 << 20) {
      self.byteCount = byteCount
      self.ratio = ratio
      self.freeByteCount = freeByteCount
    }

    /// The most bytes that so many compressed ones may become.
    package func ceiling(of compressedByteCount: Int) -> Int {
      min(byteCount, max(freeByteCount, compressedByteCount &* ratio))
    }
  }
}
