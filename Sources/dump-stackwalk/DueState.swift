import Dispatch
import MinidumpKit
import Synchronization

/// What is known of a dump when the time is up, whatever its symbols still take.
///
/// Walks stop by themselves between frames. A single look-up in a large file, or in one that a server
/// is slow to give, does not; then the state as it was told last counts, and the work is left behind.
final class DueState: Sendable {
  private struct Known {
    var latest: ProcessState?
    var waiting: CheckedContinuation<ProcessState?, Never>?
    var isDue = false
  }

  private let known = Mutex(Known())
  /// Walks that stop by themselves have so long to do so.
  private static let grace = Duration.milliseconds(300)

  /// The state of a dump after all work, or, once `timeout` is over, as far as it is known: nil when
  /// nothing is.
  static func state(
    of dump: Minidump, by processor: DumpProcessor, within timeout: Duration
  ) async -> ProcessState? {
    let due = DueState()
    var processor = processor
    processor.progress = { due.note($0) }
    let work = processor
    let task = Task.detached { due.finish(with: await work.process(dump)) }
    let deadline = DispatchTime.now() + .milliseconds(Int((timeout + grace) / .milliseconds(1)))
    DispatchQueue.global().asyncAfter(deadline: deadline) {
      due.finish(with: nil)
      task.cancel()
    }
    return await withCheckedContinuation { due.wait($0) }
  }

  private func note(_ state: ProcessState) {
    known.withLock { if !$0.isDue { $0.latest = state } }
  }

  /// - Parameter state: nil when the time is up.
  private func finish(with state: ProcessState?) {
    let waiting = known.withLock { known -> CheckedContinuation<ProcessState?, Never>? in
      guard !known.isDue else { return nil }
      known.isDue = true
      known.latest = state ?? known.latest
      defer { known.waiting = nil }
      return known.waiting
    }
    waiting?.resume(returning: known.withLock(\.latest))
  }

  private func wait(_ continuation: CheckedContinuation<ProcessState?, Never>) {
    let isDue = known.withLock { known in
      if !known.isDue { known.waiting = continuation }
      return known.isDue
    }
    if isDue { continuation.resume(returning: known.withLock(\.latest)) }
  }
}

extension DumpProcessor {
  /// What a dump says, or what is known of it when the limit on time is reached.
  func state(of dump: Minidump, within limits: LimitOptions?) async throws(Failure) -> ProcessState
  {
    guard let timeout = limits?.duration else { return await process(dump) }
    guard let state = await DueState.state(of: dump, by: self, within: timeout) else {
      throw Failure.outOfTime
    }
    return state
  }
}
