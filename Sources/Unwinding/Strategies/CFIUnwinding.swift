import Symbols

/// Follows call-frame information: STACK CFI records, DWARF.
struct CFIUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    guard let (file, relativeAddress) = walk.symbolFile(at: walk.frame.instructionAddress),
      let rules = file.cfiRules(at: relativeAddress, registers: walk.architecture.registers)
    else { return .unknown }
    if rules.returnAddress == .undefined { return .end(.noCaller) }
    return Self.apply(rules, in: walk)
  }

  /// The caller that rules lead to.
  static func apply(_ rules: CFIRules, in walk: Walk) -> UnwindStep {
    let architecture = walk.architecture
    var evaluation = CFIEvaluation(in: walk)
    evaluation.cfa = evaluation.value(of: rules.cfa)
    guard let cfa = evaluation.cfa, let returnAddress = evaluation.value(of: rules.returnAddress)
    else { return .unknown }
    var caller = walk.preservedRegisters
    caller[architecture.stackPointer] = cfa
    for (number, rule) in rules.registers {
      caller[number] = evaluation.value(of: rule)
    }
    let programCounter = walk.codeAddress(returnAddress)
    guard walk.liesAnywhere(programCounter, framePointer: caller[architecture.framePointer]) else {
      return .unknown
    }
    caller[architecture.programCounter] = programCounter
    return .caller(
      Caller(
        registers: caller, trust: .callFrameInfo, wasInterrupted: rules.isSignalFrame,
        mayKeepStackPointer: architecture.linkRegister != nil && walk.hasAllRegisters))
  }
}

extension Walk {
  /// Whether an address is the zero at the bottom of a stack, or in a module, or in generated code:
  /// rules applied to a wrong frame pointer lead to none of these.
  fileprivate func liesAnywhere(_ address: UInt64, framePointer: UInt64?) -> Bool {
    address == 0 || symbols.moduleIndex(at: address) != nil
      || isGeneratedCode(address, calledFrom: framePointer)
  }

  /// The last frame's registers that a call gives back as they were, and no others.
  var preservedRegisters: Registers {
    var preserved = Registers()
    for number in architecture.calleeSaved {
      preserved[number] = frame.registers[number]
    }
    return preserved
  }
}
