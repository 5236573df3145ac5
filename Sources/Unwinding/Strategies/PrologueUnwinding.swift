import Symbols

/// Leaves a function that no call-frame information knows by reading how it made its frame.
///
/// C libraries come without call-frame information for most functions on CPUs whose compilers do not
/// write it unasked: Arm, MIPS, RISC-V. Nor is there a frame pointer to follow.
struct PrologueUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    guard walk.architecture.prologueDecoder != nil else { return .unknown }
    for rules in walk.prologueRules() {
      if case .caller(var caller) = CFIUnwinding.apply(rules, in: walk),
        let address = caller.registers[walk.architecture.programCounter],
        walk.canBeReturnAddress(address) || walk.followsCall(address)
      {
        caller.trust = .framePointer
        return .caller(caller)
      }
    }
    return .unknown
  }
}

/// What a walk has found out about functions by their instructions.
struct PrologueMemo {
  fileprivate var rules: [UInt64: [CFIRules]] = [:]
  /// How many more instructions may be looked at.
  var remaining: Int

  init(remaining: Int) {
    self.remaining = remaining
  }

  fileprivate static let capacity = 1024
}

extension Walk {
  /// The rules for the caller of the last frame, as its function's instructions say.
  fileprivate mutating func prologueRules() -> [CFIRules] {
    let address = frame.resumeAddress
    if let known = prologueMemo.rules[address] { return known }
    guard var search = PrologueSearch(in: self, instructionLimit: prologueMemo.remaining) else {
      return []
    }
    let rules = search.rules(at: address, from: functionStart, isCalling: !hasAllRegisters)
    prologueMemo.remaining = search.remaining
    if prologueMemo.rules.count < PrologueMemo.capacity { prologueMemo.rules[address] = rules }
    return rules
  }

  /// Where the last frame's function begins, if symbols know it.
  private var functionStart: UInt64? {
    guard let symbol = frame.symbol, symbol.origin == .function, let index = frame.moduleIndex
    else {
      return nil
    }
    let start = symbols.modules[index].baseAddress &+ symbol.relativeAddress
    return start | frame.resumeAddress & architecture.codeStateBits
  }
}
