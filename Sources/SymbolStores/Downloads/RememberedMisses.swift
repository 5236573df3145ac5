import Bytes
import Platform
import Synchronization

/// Which URLs had nothing, on the disk: a line for each, with the time in seconds since 1970.
///
/// Any number of processes add lines to the file; each reads it once. What is in it that is no such
/// line means nothing, so a damaged file only costs questions.
package final class RememberedMisses: Sendable {
  /// So long nobody asks again.
  package static let lifetimeSeconds = 3600
  /// A larger file is written anew, with what still holds.
  static let byteLimit = 1 << 20

  private let path: String
  private let now: @Sendable () -> Int
  private let times = Mutex<[String: Int]?>(nil)

  /// - Parameter now: seconds since 1970.
  init(path: String, now: @escaping @Sendable () -> Int) {
    self.path = path
    self.now = now
  }

  func contains(_ url: String) -> Bool {
    let time = now()
    return times.withLock { times in
      let known = times ?? read()
      times = known
      return known[url].map { Self.holds($0, at: time) } ?? false
    }
  }

  func add(_ url: String) {
    let time = now()
    times.withLock { times in
      var known = times ?? read()
      known[url] = time
      times = known
    }
    try? FileSink(appendingTo: path).write(Array("\(time) \(url)\n".utf8))
  }

  private static func holds(_ noted: Int, at time: Int) -> Bool {
    // One from the future is from before the clock was set right.
    noted <= time && noted > time - lifetimeSeconds
  }

  private func read() -> [String: Int] {
    guard FileKind(of: path) == .regular, let bytes = try? MappedFile.view(ofFile: path) else {
      return [:]
    }
    let known = Self.misses(in: bytes, at: now())
    if bytes.byteCount > Self.byteLimit { rewrite(known) }
    return known
  }

  /// When the URLs of a file's last lines were noted, of those that still hold.
  ///
  /// - Parameter time: now, in seconds since 1970.
  package static func misses(in bytes: ByteView, at time: Int) -> [String: Int] {
    let recent = bytes.clampedSlice(at: UInt64(max(0, bytes.byteCount - byteLimit)))
    var known: [String: Int] = [:]
    for line in String(decoding: recent.bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let noted = Int(words[0]), holds(noted, at: time) else { continue }
      known[String(words[1])] = noted
    }
    return known
  }

  /// What another process adds meanwhile is lost, and asked for again.
  private func rewrite(_ known: [String: Int]) {
    let lines = known.sorted { $0.value < $1.value }.suffix(Self.byteLimit / 256)
      .map { "\($0.value) \($0.key)\n" }
    guard let file = try? UnpublishedFile(publishingAs: path) else { return }
    try? file.append(ByteView(Array(lines.joined().utf8)))
    try? file.publish(isLasting: false)
  }
}
