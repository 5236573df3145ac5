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
    case .expression(let expression): machineValue(of: expression)
    }
  }

  private func sum(_ base: UInt64?, _ plus: Int64) -> UInt64? {
    base.map { walk.architecture.pointer($0 &+ UInt64(bitPattern: plus)) }
  }

  private func machineValue(of expression: CFIExpression) -> UInt64? {
    var machine = ExpressionMachine(self)
    return machine.value(of: expression)
  }
}

/// Arithmetic the unwind languages share.
enum PointerArithmetic {
  /// Rounds down to a multiple of a power of two; nil for any other number.
  static func alignDown(_ value: UInt64, _ alignment: UInt64) -> UInt64? {
    alignment.nonzeroBitCount == 1 ? value & ~(alignment &- 1) : nil
  }
}
