package import Fetching
package import Platform
import Synchronization

/// Requests and answers of many tasks over one connection to a downloader.
package final class FetchChannel: Sendable {
  private struct Pending {
    var answer: CheckedContinuation<FetchEvent, Never>
    var progress: @Sendable (FetchEvent) -> Void
  }

  private struct State {
    var lastNumber = 0
    var pending: [Int: Pending] = [:]
    /// Why nothing more comes; nil as long as something may.
    var end: String?
  }

  private let socket: LineSocket
  private let state = Mutex(State())

  /// - Parameter socket: whose other end the downloader has.
  package init(_ socket: LineSocket) {
    self.socket = socket
  }

  /// Whether there is nobody to ask any more.
  package var isEnded: Bool { state.withLock { $0.end != nil } }

  /// Reads what the downloader tells until it ends: for a thread of its own.
  ///
  /// - Parameter ending: asked behind the last line how it ended.
  package func listen(ending: () -> String) {
    var isGreeted = false
    socket.readLines { text in
      guard let line = FetchLine(parsing: text) else { return }
      if isGreeted {
        obey(line)
      } else if FetchGreeting(line)?.version == FetchGreeting.currentVersion {
        isGreeted = true
      } else {
        end("it is of another version")
        socket.endSending()
      }
    }
    end(ending())
  }

  private func obey(_ line: FetchLine) {
    guard let number = line.number("number"), let event = FetchEvent(line) else { return }
    guard event.isEnd else {
      state.withLock { $0.pending[number]?.progress }?(event)
      return
    }
    state.withLock { $0.pending.removeValue(forKey: number) }?.answer.resume(returning: event)
  }

  private func end(_ reason: String) {
    let pending = state.withLock { state in
      state.end = state.end ?? reason
      defer { state.pending = [:] }
      return state.pending.values
    }
    for entry in pending { entry.answer.resume(returning: Self.failure(reason)) }
  }

  private static func failure(_ reason: String) -> FetchEvent {
    .failed(reason: "the program that downloads: \(reason)")
  }

  /// Downloads a file, as ``FileTransport`` says.
  package func fetch(
    _ request: FetchRequest, progress: @escaping @Sendable (FetchEvent) -> Void
  ) async -> FetchEvent {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { answer in
        ask(request, number: number, Pending(answer: answer, progress: progress))
      }
    } onCancel: {
      cancel(number)
    }
  }

  private func ask(_ request: FetchRequest, number: Int, _ pending: Pending) {
    let end = state.withLock { state in
      if state.end == nil { state.pending[number] = pending }
      return state.end
    }
    if let end { return pending.answer.resume(returning: Self.failure(end)) }
    // A task that was cancelled before it asked finds its request gone.
    if Task.isCancelled { return cancel(number) }
    if (try? socket.send(request.line(number: number).text)) == nil {
      self.end("does not listen")
    }
  }

  private func cancel(_ number: Int) {
    guard let pending = state.withLock({ $0.pending.removeValue(forKey: number) }) else { return }
    try? socket.send(FetchLine("cancel", [("number", "\(number)")]).text)
    pending.answer.resume(returning: .failed(reason: "no longer wanted"))
  }

  /// Lets the downloader end.
  package func close() {
    socket.endSending()
  }
}
