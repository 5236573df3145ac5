import Synchronization

/// Remembers the latest answers, by number, in bounded memory; any number of threads may ask.
///
/// Answers live in two generations. When the younger one is full, the older one is forgotten and the
/// younger takes its place, so what is asked for again and again stays.
package final class RecentCache<Value: Sendable>: Sendable {
  private struct Generations {
    var younger: [UInt64: Value] = [:]
    var older: [UInt64: Value] = [:]
    var cost = 0
  }

  /// The sum of costs that fills a generation.
  private let limit: Int
  private let state = Mutex(Generations())

  package init(limit: Int) {
    self.limit = limit
  }

  /// The answer for `key`, which `make` finds when it is not remembered.
  ///
  /// - Parameter cost: about how many bytes an answer takes.
  package func value(for key: UInt64, cost: Int, make: () -> Value) -> Value {
    value(for: key, measure: { _ in cost }, make: make)
  }

  /// - Parameter measure: about how many bytes an answer takes.
  package func value(for key: UInt64, measure: (Value) -> Int, make: () -> Value) -> Value {
    if let known = state.withLock({ $0.younger[key] ?? $0.older[key] }) { return known }
    let value = make()
    let cost = measure(value)
    state.withLock { generations in
      if generations.cost > limit - cost {
        generations.older = generations.younger
        generations.younger = [:]
        generations.cost = 0
      }
      generations.younger[key] = value
      generations.cost += cost
    }
    return value
  }
}
