import Glibc
import Synchronization
import Testing

@testable import dump_stackwalk

@Suite struct TaskThreadsTests {
  @Test func `what is waited for is done, with all it started`() {
    let sum = Counter()
    TaskThreads().wait {
      await withTaskGroup(of: Int.self) { group in
        for number in 1...1_000 {
          group.addTask {
            await Task.yield()
            return number
          }
        }
        for await number in group {
          sum.add(number)
        }
      }
    }
    #expect(sum.value == 500_500)
  }

  @Test func `one task after the other runs on the thread that waits`() {
    let waiting = pthread_self()
    let others = Counter()
    TaskThreads().wait {
      for _ in 0..<100 {
        async let isOther = pthread_self() != waiting
        if await isOther { others.add(1) }
      }
    }
    #expect(others.value == 0)
  }

  @Test(.timeLimit(.minutes(1)))
  func `two tasks that wait for each other run at a time`() {
    let arrived = Counter()
    TaskThreads(count: 2).wait {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            arrived.add(1)
            while arrived.value < 2 { sched_yield() }
          }
        }
      }
    }
    #expect(arrived.value == 2)
  }

  @Test func `with one thread, tasks run one at a time`() {
    let running = Counter()
    let together = Counter()
    TaskThreads(count: 1).wait {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<100 {
          group.addTask {
            if running.add(1) > 1 { together.add(1) }
            running.add(-1)
          }
        }
      }
    }
    #expect(together.value == 0)
  }
}

/// A number that tasks change together.
private final class Counter: Sendable {
  private let number = Atomic(0)

  var value: Int { number.load(ordering: .sequentiallyConsistent) }

  @discardableResult
  func add(_ difference: Int) -> Int {
    number.add(difference, ordering: .sequentiallyConsistent).newValue
  }
}
