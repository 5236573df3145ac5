import Synchronization

/// Remembers the rules of addresses for the registers they were understood for.
package final class RuleCache: Sendable {
  private struct State {
    var names: [String] = []
    var rules = RecentCache<CFIRules?>(limit: 1024 * 1024)
  }

  private let state = Mutex(State())

  package init() {}

  package func rules(
    at address: UInt64, registers: RegisterNames, make: () -> CFIRules?
  ) -> CFIRules? {
    let cache = state.withLock { state in
      // One file is nearly always asked for one CPU; the other's answers would be wrong.
      if state.names != registers.names { state = State(names: registers.names) }
      return state.rules
    }
    return cache.value(for: address, measure: Self.cost, make: make)
  }

  private static func cost(of rules: CFIRules?) -> Int {
    guard let rules else { return 64 }
    let all = [rules.cfa, rules.returnAddress] + rules.registers.map(\.rule)
    return all.reduce(128) { sum, rule in
      guard case .expression(let expression) = rule else { return sum + 32 }
      return sum + 32 + 16 * expression.steps.count
    }
  }
}
