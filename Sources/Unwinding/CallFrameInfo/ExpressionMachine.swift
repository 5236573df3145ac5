import Symbols

/// Carries out the steps of a call-frame expression, in bounded time and memory.
struct ExpressionMachine {
  private let evaluation: CFIEvaluation
  private let architecture: Architecture
  private var stack: [UInt64] = []

  /// Jumps may lead back. Real expressions have ten steps.
  private static let stepLimit = 1000
  private static let stackLimit = 64

  init(_ evaluation: CFIEvaluation) {
    self.evaluation = evaluation
    architecture = evaluation.walk.architecture
  }

  /// The topmost number that is left; nil when a step has no value.
  mutating func value(of expression: CFIExpression) -> UInt64? {
    let steps = expression.steps
    var index = 0
    for _ in 0..<Self.stepLimit {
      guard index < steps.count else { return stack.last }
      guard index >= 0, stack.count < Self.stackLimit,
        let next = carryOut(steps[index], at: index)
      else { return nil }
      index = next
    }
    return nil
  }

  /// The index of the next step.
  private mutating func carryOut(_ step: CFIExpression.Step, at index: Int) -> Int? {
    switch step {
    case .jump(let target): return target
    case .jumpIfNotZero(let target):
      guard let condition = stack.popLast() else { return nil }
      return condition == 0 ? index + 1 : target
    case .copy, .drop, .swap, .rotate: return arrange(step) ? index + 1 : nil
    default:
      guard let number = number(of: step) else { return nil }
      stack.append(architecture.pointer(number))
      return index + 1
    }
  }

  /// Moves numbers about; false when there are too few.
  private mutating func arrange(_ step: CFIExpression.Step) -> Bool {
    let top = stack.count - 1
    switch step {
    case .copy(let below) where Int(below) <= top: stack.append(stack[top - Int(below)])
    case .drop where top >= 0: stack.removeLast()
    case .swap where top >= 1: stack.swapAt(top, top - 1)
    case .rotate where top >= 2: stack.insert(stack.removeLast(), at: top - 2)
    default: return false
    }
    return true
  }

  private mutating func number(of step: CFIExpression.Step) -> UInt64? {
    switch step {
    case .constant(let number): return UInt64(bitPattern: number)
    case .register(let number): return evaluation.registers[number]
    case .cfa: return evaluation.cfa
    case .load: return stack.popLast().flatMap(evaluation.walk.pointer(at:))
    case .loadBytes(let byteCount):
      return stack.popLast().flatMap {
        evaluation.walk.memory.number(at: $0, byteCount: Int(byteCount))
      }
    case .negate: return stack.popLast().map { 0 &- $0 }
    case .not: return stack.popLast().map { ~$0 }
    case .absolute: return stack.popLast().map { signed($0).magnitude }
    default:
      guard let right = stack.popLast(), let left = stack.popLast() else { return nil }
      return combine(left, right, step)
    }
  }

  private func combine(_ left: UInt64, _ right: UInt64, _ step: CFIExpression.Step) -> UInt64? {
    switch step {
    case .add: left &+ right
    case .subtract: left &- right
    case .multiply: left &* right
    case .divide: right == 0 ? nil : left / right
    case .divideSigned: divideSigned(left, right)
    case .modulo: right == 0 ? nil : left % right
    case .align: PointerArithmetic.alignDown(left, right)
    case .and: left & right
    case .or: left | right
    case .exclusiveOr: left ^ right
    // Swift's smart shifts: by more than the width, nothing but zeros or signs is left.
    case .shiftLeft: left << right
    case .shiftRight: left >> right
    case .shiftRightSigned: UInt64(bitPattern: signed(left) >> right)
    case .compare(let comparison): holds(comparison, signed(left), signed(right)) ? 1 : 0
    default: nil
    }
  }

  private func divideSigned(_ left: UInt64, _ right: UInt64) -> UInt64? {
    let (quotient, overflow) = signed(left).dividedReportingOverflow(by: signed(right))
    return overflow && right == 0 ? nil : UInt64(bitPattern: quotient)
  }

  private func holds(
    _ comparison: CFIExpression.Comparison, _ left: Int64, _ right: Int64
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// The number with the sign that it has on the CPU.
  private func signed(_ number: UInt64) -> Int64 {
    architecture.pointerByteCount == 4
      ? Int64(Int32(truncatingIfNeeded: number)) : Int64(bitPattern: number)
  }
}
