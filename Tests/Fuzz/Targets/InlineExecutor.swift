import Synchronization

/// Runs tasks where they are started, one inside the other: fuzzing has a single thread, and repeats an
/// input step by step.
///
/// Only for work that waits for nothing but such tasks.
final class InlineExecutor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
  }

  static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let result = Mutex<Value?>(nil)
    Task(executorPreference: InlineExecutor()) {
      let value = await work()
      result.withLock { $0 = value }
    }
    guard let value = result.withLock({ $0 }) else {
      fatalError("the work waits for somebody else")
    }
    return value
  }
}
