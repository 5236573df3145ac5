import Unwinding

extension ProcessState {
  /// Forgets what became of symbols that the stacks as they are now did not ask for.
  ///
  /// Stacks are walked again when symbols arrive; what an earlier walk, without them, guessed and
  /// asked for does not belong in a report. Without suppliers nobody was asked for any.
  mutating func keepSymbolsAskedFor(hasSuppliers: Bool) {
    var asked: Set<Int> = []
    if hasSuppliers {
      for stack in threads.flatMap({ [$0.stack] + ($0.wow64Stack.map { [$0] } ?? []) }) {
        asked.formUnion(stack.missingModules)
        asked.formUnion(stack.frames.compactMap(\.moduleIndex))
      }
    }
    for index in modules.indices where !asked.contains(index) {
      modules[index].symbols = .notAsked
      modules[index].inquiries = []
    }
  }
}
