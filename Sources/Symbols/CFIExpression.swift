/// A postfix expression over registers and memory; arithmetic wraps at the CPU's pointer width.
public struct CFIExpression: Hashable, Sendable {
  /// One step of the expression, on a stack of numbers.
  public enum Step: Hashable, Sendable {
    /// Puts a number on the stack.
    case constant(Int64)
    /// Puts the callee's value of a register on the stack; without a value when it is not known.
    case register(UInt8)
    /// Puts the canonical frame address on the stack; without a value in the rule for that address.
    case cfa
    case add
    /// Takes the topmost number from the one below it.
    case subtract
    case multiply
    /// Without a value when the divisor is zero.
    case divide
    /// As numbers with a sign; without a value when the divisor is zero.
    case divideSigned
    /// Without a value when the divisor is zero.
    case modulo
    /// Rounds the left operand down to a multiple of the right one, a power of two.
    case align
    /// Replaces an address by the pointer-sized number that lies there.
    case load
    /// Replaces an address by the number of 1, 2, 4 or 8 bytes that lies there.
    case loadBytes(UInt8)
    case negate
    case absolute
    case not
    case and
    case or
    case exclusiveOr
    case shiftLeft
    /// Zeros come in from the left.
    case shiftRight
    /// Copies of the sign come in from the left.
    case shiftRightSigned
    /// Replaces two numbers by 1 when the comparison, of numbers with a sign, holds, else by 0.
    case compare(Comparison)
    /// Puts the number that lies so many below the topmost one on the stack once more.
    case copy(below: UInt8)
    /// Takes the topmost number away.
    case drop
    /// Exchanges the two topmost numbers.
    case swap
    /// Moves the topmost number below the two others.
    case rotate
    /// Goes on with the step at an index; the one behind the last ends the expression.
    case jump(to: Int)
    /// Takes the topmost number away and, when it is not zero, goes on with the step at an index.
    case jumpIfNotZero(to: Int)
  }

  /// How two numbers are compared, the one below on the left.
  public enum Comparison: Hashable, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// Carried out in this order; the value is the topmost number that is left.
  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }
}

extension CFIRule {
  /// The value of an expression: one of the forms without an expression where it is one, as nearly
  /// every rule is.
  public init(_ steps: [CFIExpression.Step]) {
    let isLoaded = steps.last == .load
    let sum = isLoaded ? steps.dropLast() : steps[...]
    guard let first = sum.first, let plus = Self.addend(of: sum.dropFirst()) else {
      self = .expression(CFIExpression(steps))
      return
    }
    self =
      switch (first, isLoaded) {
      case (.cfa, false): .cfa(plus: plus)
      case (.cfa, true): .memory(atCFAPlus: plus)
      case (.register(let number), false): .register(number, plus: plus)
      case (.register(let number), true): .memoryAtRegister(number, plus: plus)
      default: .expression(CFIExpression(steps))
      }
  }

  /// What `8 +` and `8 -` add; nothing adds 0.
  private static func addend(of steps: ArraySlice<CFIExpression.Step>) -> Int64? {
    if steps.isEmpty { return 0 }
    guard steps.count == 2, case .constant(let number)? = steps.first else { return nil }
    return switch steps.last {
    case .add: number
    case .subtract: 0 &- number
    default: nil
    }
  }
}
