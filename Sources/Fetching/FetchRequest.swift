/// A file that is to be downloaded.
public struct FetchRequest: Hashable, Sendable {
  /// Of http or https.
  public var url: String
  /// Of the file that is to be made, where there must be none.
  public var path: String
  /// What the download may take.
  public var limits: FetchLimits

  public init(url: String, path: String, limits: FetchLimits = FetchLimits()) {
    self.url = url
    self.path = path
    self.limits = limits
  }
}

/// What a download may take.
public struct FetchLimits: Hashable, Sendable {
  /// The most bytes to accept, as they are sent.
  public var byteCount = 4 << 30
  /// Milliseconds in all, with what is waited between attempts.
  public var totalMilliseconds = 1_000_000
  /// Milliseconds until a connection stands.
  public var connectMilliseconds = 10_000
  /// So many milliseconds may pass without a byte; whole seconds count.
  public var stallMilliseconds = 30_000
  /// How often to try in all, when a server is busy or a connection breaks.
  public var attemptCount = 4
  /// Milliseconds before the second attempt, about; twice as many before each further one.
  public var pauseMilliseconds = 500

  public init() {}
}

extension FetchRequest {
  /// The line that asks for it.
  ///
  /// - Parameter number: by which answers refer to it.
  public func line(number: Int) -> FetchLine {
    FetchLine(
      "get",
      [
        ("number", "\(number)"), ("url", url), ("path", path),
        ("bytes", "\(limits.byteCount)"), ("total", "\(limits.totalMilliseconds)"),
        ("connect", "\(limits.connectMilliseconds)"), ("stall", "\(limits.stallMilliseconds)"),
        ("attempts", "\(limits.attemptCount)"), ("pause", "\(limits.pauseMilliseconds)"),
      ])
  }

  /// The request of a line; nil when a field is missing. Limits that are not given are the usual ones.
  public init?(_ line: FetchLine) {
    guard line.verb == "get", let url = line["url"], let path = line["path"] else { return nil }
    var limits = FetchLimits()
    limits.byteCount = line.number("bytes") ?? limits.byteCount
    limits.totalMilliseconds = line.number("total") ?? limits.totalMilliseconds
    limits.connectMilliseconds = line.number("connect") ?? limits.connectMilliseconds
    limits.stallMilliseconds = line.number("stall") ?? limits.stallMilliseconds
    limits.attemptCount = line.number("attempts") ?? limits.attemptCount
    limits.pauseMilliseconds = line.number("pause") ?? limits.pauseMilliseconds
    self.init(url: url, path: path, limits: limits)
  }
}
