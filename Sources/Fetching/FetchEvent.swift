/// What becomes of a download.
public enum FetchEvent: Hashable, Sendable {
  /// So many bytes are there; nobody may know of how many.
  case progress(receivedByteCount: Int, totalByteCount: Int?)
  /// The file is there, whole.
  case file(byteCount: Int)
  /// The server has no such file, and says so with this status: 404 or 410.
  case absent(status: Int)
  /// It could not be had, for this reason; maybe because the server did not answer, or only that it
  /// cannot now.
  case failed(reason: String, isUnanswered: Bool = false)

  /// Whether nothing more is told of the download.
  public var isEnd: Bool {
    if case .progress = self { return false }
    return true
  }
}

extension FetchEvent {
  /// The line that tells it.
  ///
  /// - Parameter number: of the request.
  public func line(number: Int) -> FetchLine {
    let number = ("number", "\(number)")
    switch self {
    case .progress(let received, let total):
      let fields = [number, ("received", "\(received)")]
      return FetchLine("progress", fields + (total.map { [("total", "\($0)")] } ?? []))
    case .file(let byteCount): return FetchLine("file", [number, ("bytes", "\(byteCount)")])
    case .absent(let status): return FetchLine("absent", [number, ("status", "\(status)")])
    case .failed(let reason, let isUnanswered):
      let flag = isUnanswered ? [("unanswered", "1")] : []
      return FetchLine("failed", [number, ("reason", reason)] + flag)
    }
  }

  /// The event of a line; nil when it tells none.
  public init?(_ line: FetchLine) {
    switch line.verb {
    case "progress":
      guard let received = line.number("received") else { return nil }
      self = .progress(receivedByteCount: received, totalByteCount: line.number("total"))
    case "file":
      guard let byteCount = line.number("bytes") else { return nil }
      self = .file(byteCount: byteCount)
    case "absent":
      guard let status = line.number("status") else { return nil }
      self = .absent(status: status)
    case "failed":
      guard let reason = line["reason"] else { return nil }
      self = .failed(reason: reason, isUnanswered: line.number("unanswered") == 1)
    default: return nil
    }
  }
}
