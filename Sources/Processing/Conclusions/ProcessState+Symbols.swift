import Unwinding

extension ProcessState {
  /// Forgets what became of symbols that the stacks as they are now did not ask for.
  ///
  /// Stacks are walked again when symbols arrive; what an earlier walk, without them, guessed and
  /// asked for does not belong in a report. Without suppliers nobody was asked for any.
  mutating func keepSymbolsAskedFor(hasSuppliers: Bool) {
    var asked: Set<Int> = []
    if hasSuppliers {
      for thread in threads {
        asked.formUnion(thread.stack.missingModules)
        asked.formUnion(thread.stack.frames.compactMap(\.moduleIndex))
      }
    }
    for index in modules.indices where !asked.contains(index) {
      modules[index].symbols = .notAsked
    }
  }
}
