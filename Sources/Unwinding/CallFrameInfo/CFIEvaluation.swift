import Symbols

/// Computes what call-frame rules say from a callee's registers and memory.
struct CFIEvaluation {
  let walk: Walk
  let registers: Registers
  /// The canonical frame address, once it is known.
  var cfa: UInt64?

  init(in walk: Walk) {
    self.walk = walk
    registers = walk.frame.registers
  }

  /// The value a rule gives; nil when it needs a register or memory that is not known.
  func value(of rule: CFIRule) -> UInt64? {
    switch rule {
    case .undefined: nil
    case .register(let number, let plus): sum(registers[number], plus)
    case .cfa(let plus): sum(cfa, plus)
    case .memory(let plus): sum(cfa, plus).flatMap(walk.pointer(at:))
    case .memoryAtRegister(let number, let plus):
      sum(registers[number], plus).flatMap(walk.pointer(at:))
    case .expression(let expression): value(of: expression)
    }
  }

  private func sum(_ base: UInt64?, _ plus: Int64) -> UInt64? {
    base.map { walk.architecture.pointer($0 &+ UInt64(bitPattern: plus)) }
  }

  /// An expression has exactly one value left on its stack at the end.
  private func value(of expression: CFIExpression) -> UInt64? {
    var stack: [UInt64] = []
    for step in expression.steps {
      guard let number = number(of: step, on: &stack) else { return nil }
      stack.append(walk.architecture.pointer(number))
    }
    return stack.count == 1 ? stack[0] : nil
  }

  private func number(of step: CFIExpression.Step, on stack: inout [UInt64]) -> UInt64? {
    switch step {
    case .constant(let number): return UInt64(bitPattern: number)
    case .register(let number): return registers[number]
    case .cfa: return cfa
    case .load: return stack.popLast().flatMap(walk.pointer(at:))
    case .add: return operate(on: &stack) { $0 &+ $1 }
    case .subtract: return operate(on: &stack) { $0 &- $1 }
    case .multiply: return operate(on: &stack) { $0 &* $1 }
    case .divide: return operate(on: &stack) { $1 == 0 ? nil : $0 / $1 }
    case .modulo: return operate(on: &stack) { $1 == 0 ? nil : $0 % $1 }
    case .align: return operate(on: &stack, PointerArithmetic.alignDown)
    }
  }

  private func operate(
    on stack: inout [UInt64], _ operation: (UInt64, UInt64) -> UInt64?
  ) -> UInt64? {
    guard let right = stack.popLast(), let left = stack.popLast() else { return nil }
    return operation(left, right)
  }
}

/// Arithmetic the unwind languages share.
enum PointerArithmetic {
  /// Rounds down to a multiple of a power of two; nil for any other number.
  static func alignDown(_ value: UInt64, _ alignment: UInt64) -> UInt64? {
    alignment.nonzeroBitCount == 1 ? value & ~(alignment &- 1) : nil
  }
}
