import Symbols

/// Runs the program of a STACK WIN record: assignments in postfix notation.
struct WindowsFrameEvaluation {
  let walk: Walk
  /// What has been assigned, and what was there to begin with, by name.
  private(set) var variables: [String: UInt64]

  init(in walk: Walk, variables: [String: UInt64]) {
    self.walk = walk
    self.variables = variables
  }

  /// A number on the stack, or a name whose number may not be known yet.
  private enum Operand {
    case number(UInt64)
    case name(String)
  }

  /// Runs the whole program; false when a step cannot be carried out.
  mutating func run(_ program: WindowsFrameProgram) -> Bool {
    var stack: [Operand] = []
    for step in program.steps {
      guard perform(step, on: &stack) else { return false }
    }
    return stack.isEmpty
  }

  private mutating func perform(_ step: WindowsFrameProgram.Step, on stack: inout [Operand]) -> Bool
  {
    switch step {
    case .constant(let number):
      stack.append(.number(walk.architecture.pointer(UInt64(bitPattern: number))))
    case .variable(let name): stack.append(.name(name))
    case .assign: return assign(from: &stack)
    case .load: return replace(1, on: &stack) { [walk] in walk.pointer(at: $0[0]) }
    case .add: return replace(2, on: &stack) { $0[0] &+ $0[1] }
    case .subtract: return replace(2, on: &stack) { $0[0] &- $0[1] }
    case .multiply: return replace(2, on: &stack) { $0[0] &* $0[1] }
    case .divide: return replace(2, on: &stack) { $0[1] == 0 ? nil : $0[0] / $0[1] }
    case .modulo: return replace(2, on: &stack) { $0[1] == 0 ? nil : $0[0] % $0[1] }
    case .align: return replace(2, on: &stack) { PointerArithmetic.alignDown($0[0], $0[1]) }
    }
    return true
  }

  private mutating func assign(from stack: inout [Operand]) -> Bool {
    guard let value = stack.popLast().flatMap(number(of:)), case .name(let name)? = stack.popLast()
    else { return false }
    variables[name] = value
    return true
  }

  private func replace(
    _ count: Int, on stack: inout [Operand], by operation: ([UInt64]) -> UInt64?
  ) -> Bool {
    let operands = stack.suffix(count).compactMap(number(of:))
    guard operands.count == count, let result = operation(operands) else { return false }
    stack.removeLast(count)
    stack.append(.number(walk.architecture.pointer(result)))
    return true
  }

  private func number(of operand: Operand) -> UInt64? {
    switch operand {
    case .number(let number): number
    case .name(let name): variables[name]
    }
  }
}
