import Instructions
import MinidumpFormat
import MinidumpReading
import Unwinding

/// What a crash is analysed from: the exception, and registers and memory at its time.
struct CrashSite<Memory: StackMemory> {
  var facts: ExceptionFacts
  /// As ``CrashReason/address``.
  var address: UInt64
  /// The general registers by name; empty when the exception came without.
  var registers: [String: UInt64] = [:]
  /// From the program counter on, as far as there are some.
  var instructionBytes: [UInt8] = []
  var memory: Memory
  var permissions: MemoryPermissions

  /// The instruction that crashed; nil when its bytes are missing, are none, or are of a CPU whose
  /// instructions are not decoded.
  var instruction: Instruction? {
    facts.architecture == .amd64 ? Instruction(amd64: instructionBytes) : nil
  }
}

extension CrashSite<DumpMemory> {
  /// The site of a dump's exception.
  init(_ exception: ExceptionStream, on system: SystemInfo?, memory: DumpMemory) {
    facts = ExceptionFacts(exception, on: system)
    address = CrashReason(facts).address
    self.memory = memory
    permissions = memory.permissions
    guard let context = try? exception.context(system?.architecture) else { return }
    registers = Dictionary(context.generalRegisters.map { ($0.name, $0.value) }) { first, _ in first
    }
    instructionBytes =
      memory.memory.prefix(
        at: context.programCounter, byteCount: Instruction.amd64MaximumByteCount) ?? []
  }
}

extension CrashAnalysis {
  /// What the site of a crash tells, as far as it has what is needed for each part.
  init(_ site: CrashSite<some StackMemory>) {
    let instruction = site.instruction
    let accesses = instruction.flatMap(site.accesses(of:))
    let target = instruction.flatMap(site.target(of:))
    self.instruction = instruction?.text
    memoryAccesses = instruction.flatMap { instruction in
      accesses?.map { site.report($0, of: instruction) }
    }
    instructionPointerUpdate = target.map {
      InstructionPointerUpdate(
        address: $0, isLikelyGuardPage: site.permissions.isLikelyGuard(at: $0))
    }
    adjustedAddress = site.adjustedAddress(accesses ?? [], target: target)
    possibleBitFlips = site.bitFlips(adjustedAddress, of: instruction)
    if let instruction {
      inconsistencies = site.inconsistencies(of: instruction, accesses, target: target)
    }
  }
}
