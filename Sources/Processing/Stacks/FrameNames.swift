import Demangling
import NativeSymbols
import Symbols
import Unwinding

/// Tells what the names mean that symbol files hold as compilers made them.
///
/// Only names that frames bear are told, each once, however many frames bear it.
struct FrameNames {
  let budget: FrameBudget
  private var texts: [String: String] = [:]
  private var untold: Set<String> = []

  /// Whether names cost more text than is left; those that come stay as they are.
  private var isSpent = false

  init(budget: FrameBudget) {
    self.budget = budget
  }

  mutating func tell(_ thread: inout ThreadSummary) {
    tell(&thread.stack.frames)
    guard var stack = thread.wow64Stack else { return }
    tell(&stack.frames)
    thread.wow64Stack = stack
  }

  mutating func tell(_ frames: inout [StackFrame]) {
    for index in frames.indices where !isSpent {
      guard let symbol = frames[index].symbol, symbol.mayBeTold else { continue }
      let told = symbol.demangled { text(of: $0) }
      isSpent = !budget.pay(for: told, insteadOf: symbol)
      if !isSpent { frames[index].symbol = told }
    }
  }

  private mutating func text(of name: String) -> String? {
    guard Demangler.mayTell(name), !untold.contains(name) else { return nil }
    if let text = texts[name] { return text }
    guard let text = Demangler.demangle(name)?.text else {
      untold.insert(name)
      return nil
    }
    texts[name] = text
    return text
  }
}

extension SymbolMatch {
  fileprivate var mayBeTold: Bool {
    (linkageName == nil && Demangler.mayTell(name))
      || inlines.contains { $0.linkageName == nil && $0.name.map(Demangler.mayTell) == true }
  }
}
