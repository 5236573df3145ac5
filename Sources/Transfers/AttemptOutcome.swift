import CCurl
import Fetching

/// How an attempt at a download ended.
enum AttemptOutcome: Hashable {
  /// Nothing more will come of it.
  case end(FetchEvent)
  /// It may go better later.
  ///
  /// - wantedPause: milliseconds that the server asks to wait.
  /// - attemptLimit: attempts in all that are worth their while.
  case retry(reason: String, wantedPause: Int? = nil, attemptLimit: Int = .max)

  /// - Parameters:
  ///   - status: of the answer; 0 without one.
  ///   - byteCount: of the file, as it was received.
  init(code: CURLcode, reason: String, status: Int, byteCount: Int, wantedPause: Int?) {
    guard code == CURLE_OK else {
      self =
        Self.isSlow(code)
        ? .retry(reason: reason, attemptLimit: 2)
        : Self.isPassing(code) ? .retry(reason: reason) : .end(.failed(reason: reason))
      return
    }
    switch status {
    case 200: self = .end(.file(byteCount: byteCount))
    case 404, 410: self = .end(.absent(status: status))
    case 408, 425, 429, 500, 502, 503, 504:
      self = .retry(reason: Self.sentence(status), wantedPause: wantedPause)
    default: self = .end(.failed(reason: Self.sentence(status)))
    }
  }

  /// Whether nobody is there, which takes long to find out and seldom changes soon.
  private static func isSlow(_ code: CURLcode) -> Bool {
    [
      CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
      CURLE_OPERATION_TIMEDOUT,
    ].contains(code)
  }

  /// Whether the network is at fault, and not what was asked for.
  private static func isPassing(_ code: CURLcode) -> Bool {
    [
      CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM,
    ].contains(code)
  }

  private static func sentence(_ status: Int) -> String {
    let words = [
      400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
      407: "Proxy Authentication Required",
      408: "Request Timeout", 425: "Too Early", 429: "Too Many Requests",
      500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
      504: "Gateway Timeout",
    ][status]
    return "the server answered \(status)" + (words.map { " \($0)" } ?? "")
  }
}
