import Processing

/// What the instruction that crashed tells, line by line as rust-minidump prints it.
extension TextSections {
  func adjustedAddress(_ adjusted: AdjustedAddress?, _ text: inout TextWriter) {
    switch adjusted {
    case .nonCanonical(let address):
      text.add("    ** Non-canonical address detected: ")
      text.add(hexadecimal: address, digitCount: digitCount)
      text.endLine()
    case .nullPointer(let offset):
      text.add("    ** Null pointer detected with offset: ")
      text.add(hexadecimal: offset, digitCount: digitCount)
      text.endLine()
    case nil: break
    }
  }

  /// Our addition: what rust-minidump does not tell, of CPUs whose instructions it does not decode,
  /// and of traps.
  func instruction(_ text: inout TextWriter) {
    guard let analysis = state.crash?.analysis else { return }
    if analysis.asRustMinidump == nil, analysis.instruction != nil {
      text.heading("Crashing instruction of \(analysis.cpu ?? "the CPU"):")
      adjustedAddress(analysis.adjustedAddress, &text)
      self.analysis(analysis, &text)
    }
    if let trap = analysis.deliberateTrap {
      text.endLine()
      text.line("Deliberate trap: `\(trap.instruction)`: \(trap.meaning)")
    }
  }

  /// Our addition, when it is asked for.
  func exploitability(_ text: inout TextWriter) {
    guard let exploitability = state.exploitability else { return }
    text.line("Exploitability: \(exploitability.rating.rawValue)")
    for reason in exploitability.reasons {
      text.add(foreign: "  " + reason)
      text.endLine()
    }
    text.endLine()
  }

  func analysis(_ analysis: CrashAnalysis, _ text: inout TextWriter) {
    if let instruction = analysis.instruction {
      text.line("Crashing instruction: `\(instruction)`")
      if analysis.isInstructionFromFile {
        text.line("    as the module's file has it: the dump does not hold the code")
      }
      memoryAccesses(analysis.memoryAccesses, &text)
      update(analysis.instructionPointerUpdate, &text)
    }
    bitFlips(analysis.possibleBitFlips, &text)
    guard !analysis.inconsistencies.isEmpty else { return }
    text.line("Crash is inconsistent:")
    for inconsistency in analysis.inconsistencies {
      text.line("  " + inconsistency.sentence)
    }
  }

  private func memoryAccesses(_ accesses: [MemoryAccess]?, _ text: inout TextWriter) {
    guard let accesses else { return }
    guard !accesses.isEmpty else { return text.line("No memory accessed by instruction") }
    text.line("Memory accessed by instruction:")
    for (index, access) in accesses.enumerated() {
      text.add("  \(index). Address: ")
      text.add(hexadecimal: access.address, digitCount: digitCount)
      text.line("\n     Size: \(access.byteCount.map(String.init) ?? "Unknown")")
      if access.isLikelyGuardPage {
        text.line("     This address falls in a likely guard page.")
      }
      if let kind = access.kind { text.line("     Access type: \(kind.word)") }
      if let tag = access.tag { text.line("     Tag of the pointer: \(tag)") }
    }
  }

  private func update(_ update: InstructionPointerUpdate?, _ text: inout TextWriter) {
    guard let update else { return text.line("No instruction pointer update by instruction") }
    text.add("Instruction pointer update done by instruction:\n  Address: ")
    text.add(hexadecimal: update.address, digitCount: digitCount)
    text.endLine()
    if update.isLikelyGuardPage {
      text.line("  This address falls in a likely guard page.")
    }
  }

  /// The likeliest first.
  private func bitFlips(_ flips: [BitFlip], _ text: inout TextWriter) {
    guard !flips.isEmpty else { return }
    text.line("Crashing address may be the result of a flipped bit:")
    let sorted = flips.sorted {
      ($1.confidence, $0.address) < ($0.confidence, $1.address)
    }
    for (index, flip) in sorted.enumerated() {
      text.add("  \(index). Valid address: ")
      if let register = flip.register { text.add(register + "=") }
      text.add(hexadecimal: flip.address, digitCount: digitCount)
      text.line(" (\(thousandths(flip.confidence)))")
    }
  }
}

/// A number from 0 to 1 with three decimals.
private func thousandths(_ number: Float) -> String {
  let thousandths = Int((number * 1000).rounded())
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
}

extension MemoryAccess.Kind {
  fileprivate var word: String {
    switch self {
    case .read: "Read"
    case .write: "Write"
    case .readWrite: "ReadWrite"
    }
  }
}

extension CrashInconsistency {
  fileprivate var sentence: String {
    switch self {
    case .divisionByZeroNotPossible:
      "Crash reason is an integer division by zero but the crashing instruction is not a division"
    case .instructionNotPrivileged:
      "Crash reason is a privileged instruction but the crashing instruction is not privileged"
    case .addressesAreCanonical:
      "Crash address is reported as a non-canonical address but the crashing instruction uses none"
    case .accessIsAllowed:
      "Crash reason is an access violation exception but the memory allows the access"
    case .accessNotOfInstruction:
      "Crash address is not among the memory accesses of the crashing instruction"
    }
  }
}
