import CCurl
import Fetching
import Platform

/// One download: its attempts, and the file it makes.
final class Transfer {
  let number: Int
  let request: FetchRequest
  private let environment: (String) -> String?
  private var plan: RetryPlan
  private let deadline: ContinuousClock.Instant
  private var file: NewFile?
  private(set) var receivedByteCount = 0
  /// What was told last.
  var toldByteCount = 0
  /// Why we ended the attempt ourselves.
  private var ownReason: String?
  private(set) var handle: CurlHandle?

  /// What of an answer that is no file is read, so that its connection can be used again.
  private static let bodyLimit = 64 * 1024

  init(number: Int, request: FetchRequest, environment: @escaping (String) -> String?) {
    self.number = number
    self.request = request
    self.environment = environment
    plan = RetryPlan(request.limits)
    deadline = ContinuousClock().now + .milliseconds(request.limits.totalMilliseconds)
  }

  /// Milliseconds until the download must be done.
  private var left: Int { Int((deadline - ContinuousClock().now) / .milliseconds(1)) }

  /// Begins an attempt.
  ///
  /// - Returns: nil when none can be made.
  func begin() -> CurlHandle? {
    plan.noteAttempt()
    receivedByteCount = 0
    toldByteCount = 0
    ownReason = nil
    file = nil
    handle = CurlHandle(request, environment: environment)
    guard let handle else { return nil }
    handle.set(CURLOPT_TIMEOUT_MS, max(1, left))
    unsafe handle.setWriter(
      { bytes, size, count, context in
        guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: size &* count)
        return unsafe transfer.receive(chunk) ? chunk.count : 0
      }, context: Unmanaged.passUnretained(self).toOpaque())
    return handle
  }

  /// Whether to go on.
  private func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    receivedByteCount += bytes.count
    guard handle?.status == 200 else { return receivedByteCount <= Self.bodyLimit }
    guard receivedByteCount <= request.limits.byteCount else {
      ownReason = tooLarge
      return false
    }
    do throws(FileError) {
      if file == nil { file = try NewFile(path: request.path) }
      try unsafe file?.append(bytes)
      return true
    } catch {
      ownReason = error.description
      return false
    }
  }

  private var tooLarge: String { "it has more than \(request.limits.byteCount) bytes" }

  /// What to do now that an attempt has ended.
  func end(_ code: CURLcode) -> Next {
    guard let handle else { return .tell(.failed(reason: "libcurl has no memory")) }
    let outcome = AttemptOutcome(
      code: isOnlyTooWordy(code) ? CURLE_OK : code,
      reason: ownReason ?? (code == CURLE_FILESIZE_EXCEEDED ? tooLarge : handle.reason(of: code)),
      status: handle.status, byteCount: receivedByteCount, wantedPause: handle.wantedPause)
    self.handle = nil
    switch outcome {
    case .end(.file(let byteCount)): return .tell(published(byteCount))
    case .end(let event):
      file = nil
      return .tell(event)
    case .retry(let reason, let wanted, let limit):
      file = nil
      if let pause = plan.pause(wanted: wanted, attemptLimit: limit, left: left) {
        return .retry(at: ContinuousClock().now + .milliseconds(pause))
      }
      let sentence = plan.sentence(reason, wantedPause: wanted)
      return .tell(.failed(reason: sentence, isUnanswered: true))
    }
  }

  /// Whether we only did not read all of what came with a status that says enough.
  private func isOnlyTooWordy(_ code: CURLcode) -> Bool {
    code == CURLE_WRITE_ERROR && ownReason == nil && handle?.status != 200
  }

  private func published(_ byteCount: Int) -> FetchEvent {
    do throws(FileError) {
      if file == nil { file = try NewFile(path: request.path) }
      file?.keep()
      file = nil
      return .file(byteCount: byteCount)
    } catch {
      return .failed(reason: error.description)
    }
  }

  enum Next {
    case tell(FetchEvent)
    case retry(at: ContinuousClock.Instant)
  }
}
