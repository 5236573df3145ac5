import Bytes
import Platform
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A folder with what was downloaded, shared by any number of processes.
///
/// Files appear in it whole and by renaming, each with the URL it came from beside it. When they take
/// too much room, those not used for longest go. `Docs/Formats/SymbolCache.md` has the layout.
public final class DownloadCache: Sendable {
  /// The most bytes it takes on the disk, unless it is told otherwise.
  public static let usualByteLimit = 20 << 30

  /// What is downloaded lies below it; other things in the cache folder are left alone.
  let folder: String
  /// Where files are in the making.
  let temporaryFolder: String
  let byteLimit: Int
  let misses: RememberedMisses
  private let addedByteCount = Mutex(0)

  /// - Parameters:
  ///   - folder: need not be there yet.
  ///   - temporaryFolder: where one for files in the making is made; nil for the cache, which is the
  ///     quickest.
  ///   - byteLimit: the most bytes of downloads to keep; 0 for any number.
  public init(folder: String, temporaryFolder: String? = nil, byteLimit: Int = usualByteLimit) {
    self.folder = folder + "/downloads"
    self.temporaryFolder =
      temporaryFolder.map { $0 + "/symbols-underway" } ?? folder + "/downloads/underway"
    self.byteLimit = byteLimit
    misses = RememberedMisses(path: folder + "/downloads/missing") { Int(time(nil)) }
  }

  /// A file that is there.
  struct Entry: Sendable {
    var path: String
    /// Where it came from; nil when nobody knows.
    var origin: String?
  }

  /// The file at a place, which is thereby used; nil when there is none.
  func entry(at place: String) -> Entry? {
    let path = folder + "/" + place
    guard FileKind(of: path) == .regular else { return nil }
    FileUse.note(path)
    let origin = (try? MappedFile.view(ofFile: path + Self.originSuffix)).map { view in
      let bytes = view.clampedSlice(at: 0, byteCount: Self.originLimit).bytes
      return String(decoding: bytes.prefix { $0 > 0x20 && $0 < 0x7f }, as: UTF8.self)
    }
    return Entry(path: path, origin: origin.flatMap { $0.isEmpty ? nil : $0 })
  }

  static let originSuffix = ".url"
  private static let originLimit: UInt64 = 4096

  /// A path for a file in the making, in a folder that is there.
  func temporaryPath() throws(FileError) -> String {
    try Folder.create(folder)
    try Folder.create(temporaryFolder)
    return "\(temporaryFolder)/\(getpid())-\(UInt64.random(in: 0 ... .max))\(Self.temporarySuffix)"
  }

  static let temporarySuffix = ".part"

  /// Puts a file that was downloaded in its place, decompressed.
  ///
  /// - Parameters:
  ///   - bytes: of the file, decompressed; nil when it is as it is to be, and only moves.
  /// - Returns: its path.
  func publish(
    _ temporaryPath: String, holding bytes: ByteView?, at place: String, origin: String
  ) throws(FileError) -> String {
    let path = folder + "/" + place
    try Folder.create(Folder.outer(of: path))
    try Self.write(ByteView(Array((origin + "\n").utf8)), to: path + Self.originSuffix)
    if bytes != nil || !Folder.move(temporaryPath, to: path) {
      if let bytes {
        try Self.write(bytes, to: path)
      } else {
        try Self.write(try MappedFile.view(ofFile: temporaryPath), to: path)
      }
      Folder.remove(temporaryPath)
    }
    let byteCount = FileUse(of: path)?.byteCount ?? 0
    addedByteCount.withLock { $0 += byteCount }
    return path
  }

  private static func write(_ bytes: ByteView, to path: String) throws(FileError) {
    let file = try UnpublishedFile(publishingAs: path, followsLinks: false)
    try file.append(bytes)
    // Whoever reads it checks it, and it can be had again.
    try file.publish(isLasting: false)
  }
}

extension DownloadCache {
  /// Removes what was not used for longest, when this process added something and there is too much;
  /// and what others left half made.
  public func trim() {
    guard addedByteCount.withLock({ $0 > 0 }) else { return }
    removeLeftovers()
    guard byteLimit > 0 else { return }
    var files = ["symbols", "debuginfod"].flatMap { name in
      FolderSearch(below: "\(folder)/\(name)") { _ in true }.paths.compactMap { path in
        FileUse(of: path).map { (path: path, use: $0) }
      }
    }
    var sum = files.reduce(0) { $0 &+ $1.use.byteCount }
    guard sum > byteLimit else { return }
    files.removeAll { $0.path.hasSuffix(Self.originSuffix) }
    files.sort { ($0.use.lastUse, $0.path) < ($1.use.lastUse, $1.path) }
    for file in files where sum > byteLimit / 10 * 9 {
      remove(file.path)
      sum -= file.use.byteCount
    }
  }

  private func remove(_ path: String) {
    Folder.remove(path)
    Folder.remove(path + Self.originSuffix)
    // The identifier's folder and the name's, when nothing else is in them.
    let folder = Folder.outer(of: path)
    if Folder.remove(folder) { Folder.remove(Folder.outer(of: folder)) }
  }

  /// Nobody is still at a file that was not touched for a day.
  private static let leftoverSeconds = 86_400

  private func removeLeftovers() {
    let files = FolderSearch(below: temporaryFolder) { $0.hasSuffix(Self.temporarySuffix) }.paths
    let now = Int(time(nil))
    for path in files {
      guard let stamp = FileStamp(of: path) else { continue }
      if now - Int(stamp.modificationTime / 1_000_000_000) > Self.leftoverSeconds {
        Folder.remove(path)
      }
    }
  }
}
