/// What an instruction of 32-bit Arm is called and does, A32 and Thumb alike.
struct ARMMeaning {
  /// Without its condition.
  var name: String
  /// What follows the condition: ".f32", ".32".
  var qualifier = ""
  /// Operands as written.
  var arguments: [String]
  /// Nil when they are not known.
  var accesses: [MemoryOperand]? = []
  var flow = ControlFlow.sequential
  /// Where a branch takes its target from.
  var target: Operand?
  var isPrivileged = false
  var trapNumber: UInt64?
  /// Whether the name has a condition: `udf` and its like have none.
  var takesCondition = true

  init(_ name: String, _ arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// An instruction that computes into a register; into `pc`, it jumps.
  init(_ name: String, into register: Int, _ arguments: [String]) {
    self.init(name, [ARMWord.register(register)] + arguments)
    if register == 15 { flow = .jump }
  }

  func unconditional() -> Self {
    var copy = self
    copy.takesCondition = false
    return copy
  }

  func privileged(_ isPrivileged: Bool = true) -> Self {
    var copy = self
    copy.isPrivileged = isPrivileged
    return copy
  }

  func qualified(_ qualifier: String) -> Self {
    var copy = self
    copy.qualifier = qualifier
    return copy
  }
}

extension ARMMeaning {
  /// A branch to a place in the code.
  static func branch(_ name: String, _ distance: Int64, _ flow: ControlFlow = .jump) -> Self {
    var meaning = Self(name, [spelledPlace(distance)])
    meaning.flow = flow
    meaning.target = .codeOffset(distance)
    return meaning
  }

  /// bx and blx, and mov into pc.
  static func registerBranch(_ name: String, _ number: Int, _ arguments: [String]) -> Self {
    let register = ARMWord.register(number)
    var meaning = Self(name, arguments)
    meaning.flow = name == "blx" ? .call : number == 14 ? .return : .jump
    meaning.target = number == 15 ? nil : .register(register)
    return meaning
  }

  /// svc, bkpt, udf and their like.
  static func exception(_ name: String, _ number: Int, isTrap: Bool) -> Self {
    var meaning = Self(name, ["#" + spelled(Int64(number))])
    meaning.flow = .interrupt
    meaning.trapNumber = isTrap ? UInt64(number) : nil
    return name == "svc" ? meaning : meaning.unconditional()
  }

  /// sdiv, mul and others that are written as their registers.
  static func registers(_ name: String, _ numbers: [Int], _ more: [String] = []) -> Self {
    Self(name, numbers.map(ARMWord.register) + more)
  }
}
