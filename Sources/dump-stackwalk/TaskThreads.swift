import Dispatch
import MinidumpKit
import Synchronization

/// Runs tasks on the thread that waits for them, and on further ones once several are ready.
///
/// A small dump is explained sooner than the default executor has started its threads.
final class TaskThreads: TaskExecutor {
  private struct State: Sendable {
    var jobs: [UnownedJob] = []
    var helperCount = 0
    var isFinished = false
  }

  private let state = Mutex(State())
  /// Signalled for each job that becomes ready, and for the end.
  private let changes = DispatchSemaphore(value: 0)
  private let mostHelpers: Int

  /// - Parameter count: the most threads that run tasks at a time, the waiting one among them.
  init(count: Int = Cores.count) {
    mostHelpers = max(0, count - 1)
  }

  /// Runs an operation, and all tasks it starts; comes back when the operation is done.
  func wait(for operation: sending @escaping @isolated(any) () async -> Void) {
    Task(executorPreference: self) {
      await operation()
      self.state.withLock { $0.isFinished = true }
      self.changes.signal()
    }
    while !state.withLock(\.isFinished) {
      changes.wait()
      if let job = nextJob() {
        run(job)
      }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if addsHelper(for: job) {
      DispatchQueue.global().async { self.help() }
    }
    changes.signal()
  }

  /// Whether another thread is wanted, now that `job` is ready, too.
  private func addsHelper(for job: UnownedJob) -> Bool {
    state.withLock { state in
      state.jobs.append(job)
      let addsHelper = state.jobs.count > 1 && state.helperCount < mostHelpers
      state.helperCount += addsHelper ? 1 : 0
      return addsHelper
    }
  }

  /// Runs jobs for as long as there are any.
  private func help() {
    while let job = nextJob(orEndsHelping: true) {
      run(job)
    }
  }

  private func nextJob(orEndsHelping endsHelping: Bool = false) -> UnownedJob? {
    state.withLock { state in
      guard state.jobs.isEmpty else { return state.jobs.removeFirst() }
      state.helperCount -= endsHelping ? 1 : 0
      return nil
    }
  }

  private func run(_ job: UnownedJob) {
    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
  }
}
