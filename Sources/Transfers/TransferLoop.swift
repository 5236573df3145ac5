import CCurl
import Fetching
import Glibc
import Platform

/// Downloads what a descriptor asks for, all at once, and tells another one what becomes of it.
///
/// Everything is one thread's work: libcurl's multi interface waits for all connections and for
/// requests at the same time. What is said is described in `Docs/Formats/SymbolFetch.md`.
@safe
public final class TransferLoop {
  private let requests: RequestInput
  private let events: EventOutput
  private let multi: UnsafeMutableRawPointer
  /// By the addresses of their handles.
  private var active: [UInt: Transfer] = [:]
  private var waiting: [(time: ContinuousClock.Instant, transfer: Transfer)] = []
  private let environment: (String) -> String?
  private var lastProgress = ContinuousClock().now

  private static let connectionsPerHost = 6
  private static let connections = 24
  /// Nobody reads faster.
  private static let progressInterval = Duration.milliseconds(200)

  /// Nil when libcurl cannot be had.
  ///
  /// - Parameters:
  ///   - input: read until it ends, which ends all downloads.
  ///   - output: written to.
  ///   - environment: gives the values of variables: where certificates of authorities are.
  public init?(
    input: Int32, output: Int32, environment: @escaping (String) -> String? = TransferLoop.variable
  ) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
      let multi = unsafe curl_multi_init()
    else { return nil }
    unsafe self.multi = unsafe multi
    unsafe ccurl_multi_set_number(multi, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connectionsPerHost)
    unsafe ccurl_multi_set_number(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, Self.connections)
    requests = RequestInput(input)
    events = EventOutput(output)
    self.environment = environment
  }

  /// What downloads: "libcurl/7.88.1 OpenSSL/3.0.19 …".
  public static var library: String { unsafe String(cString: curl_version()) }

  /// Returns when the input has ended, or the output is no longer read.
  public func run() {
    events.send(FetchGreeting(library: Self.library).line)
    while !requests.isAtEnd, !events.isBroken {
      beginDue()
      perform()
      tellProgress()
      wait()
      for line in requests.lines() { obey(line) }
    }
    for transfer in active.values { stop(transfer) }
    waiting = []
  }

  private func obey(_ line: FetchLine) {
    guard let number = line.number("number") else { return }
    if let request = FetchRequest(line) {
      begin(Transfer(number: number, request: request, environment: environment))
    } else if line.verb == "cancel" {
      cancel(number)
    }
  }

  /// The value of a variable of this process; nil for one that is not set, or empty.
  public static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func begin(_ transfer: Transfer) {
    guard let handle = transfer.begin() else {
      return tell(.failed(reason: "libcurl has no memory"), of: transfer)
    }
    active[handle.address] = transfer
    unsafe curl_multi_add_handle(multi, handle.pointer)
  }

  private func beginDue() {
    let now = ContinuousClock().now
    let due = waiting.filter { $0.time <= now }
    waiting.removeAll { $0.time <= now }
    for entry in due { begin(entry.transfer) }
  }

  private func cancel(_ number: Int) {
    waiting.removeAll { $0.transfer.number == number }
    for transfer in active.values where transfer.number == number { stop(transfer) }
  }

  private func stop(_ transfer: Transfer) {
    guard let handle = transfer.handle else { return }
    active[handle.address] = nil
    unsafe curl_multi_remove_handle(multi, handle.pointer)
  }

  private func perform() {
    var runningCount: Int32 = 0
    unsafe curl_multi_perform(multi, &runningCount)
    var code = CURLE_OK
    while let handle = unsafe ccurl_next_done(multi, &code) {
      guard let transfer = active.removeValue(forKey: UInt(bitPattern: handle)) else { continue }
      switch transfer.end(code) {
      case .tell(let event): tell(event, of: transfer)
      case .retry(let time): waiting.append((time, transfer))
      }
    }
  }

  private func tell(_ event: FetchEvent, of transfer: Transfer) {
    events.send(event.line(number: transfer.number))
  }

  private func tellProgress() {
    let now = ContinuousClock().now
    guard now - lastProgress >= Self.progressInterval else { return }
    lastProgress = now
    for transfer in active.values {
      guard let handle = transfer.handle, handle.status == 200,
        transfer.receivedByteCount > transfer.toldByteCount
      else { continue }
      transfer.toldByteCount = transfer.receivedByteCount
      tell(
        .progress(
          receivedByteCount: transfer.receivedByteCount,
          totalByteCount: handle.announcedByteCount), of: transfer)
    }
  }

  /// Until something arrives or is due.
  private func wait() {
    var input = curl_waitfd(fd: requests.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    let due = waiting.map { Int(($0.time - ContinuousClock().now) / .milliseconds(1)) + 1 }.min()
    let longest = active.isEmpty ? 60_000 : 200
    let milliseconds = max(0, min(due ?? longest, longest))
    unsafe curl_multi_poll(multi, &input, 1, Int32(milliseconds), nil)
    requests.isReady = input.revents != 0
  }

  deinit {
    unsafe curl_multi_cleanup(multi)
  }
}
