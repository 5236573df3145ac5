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
  /// How many of them, the last ones, are not the dump's but a module's file's.
  var fileByteCount = 0
  /// The byte before the program counter; nil without one.
  var precedingByte: UInt8?
  var memory: Memory
  var permissions: MemoryPermissions
  /// Whether a 64-bit CPU ran 32-bit code.
  var isCompatibilityMode = false
  /// Of 32-bit Arm: the processor's state at the crash.
  var armState: ARMState?
  /// Of arm64: the bits of an address that may hold a signature; 0 when the dump does not say.
  var signatureBits: UInt64 = 0

  /// How the bytes at the program counter are to be read; nil for CPUs whose instructions are not
  /// decoded.
  var instructionSet: InstructionSet? {
    switch facts.architecture {
    case .amd64: isCompatibilityMode ? .x86 : .amd64
    case .x86, .x86OnWin64: .x86
    case .arm64, .arm64Old: .arm64
    case .arm: armState.map { $0.isThumb ? .thumb : .arm }
    default: nil
    }
  }

  /// The instruction that crashed; nil when its bytes are missing, are none, or are of a CPU whose
  /// instructions are not decoded.
  var instruction: Instruction? {
    switch instructionSet {
    case .thumb:
      Instruction(thumb: instructionBytes, blockState: armState?.blockState ?? 0)
    case let set?: Instruction(instructionBytes, of: set)
    case nil: nil
    }
  }

  /// Of Thumb without the bit that says so.
  var programCounter: UInt64? {
    guard instructionSet != .thumb else { return registers["pc"].map { $0 & ~1 } }
    return registers["rip"] ?? registers["eip"] ?? registers["pc"]
  }

  /// Bytes of a pointer of the code that ran.
  var pointerByteCount: Int {
    switch instructionSet {
    case .amd64, .arm64: 8
    default: 4
    }
  }
}

extension CrashSite<DumpMemory> {
  /// The site of a dump's exception.
  ///
  /// - Parameter signatureBits: of arm64, where the dump says them.
  init(
    _ exception: ExceptionStream, on system: SystemInfo?, memory: DumpMemory,
    signatureBits: UInt64
  ) {
    facts = ExceptionFacts(exception, on: system)
    address = CrashReason(facts).address
    self.memory = memory
    self.signatureBits = signatureBits
    permissions = memory.permissions
    guard var context = try? exception.context(system?.architecture) else { return }
    if case .amd64(let whole) = context, let narrow = ContextX86(runningOn: whole) {
      context = .x86(narrow)
      isCompatibilityMode = true
    }
    armState = ARMState(context, on: facts.platform)
    registers = Dictionary(context.generalRegisters.map { ($0.name, $0.value) }) { first, _ in first
    }
    instructionBytes =
      memory.memory.prefix(
        at: programCounter ?? context.programCounter,
        byteCount: InstructionSet.amd64.longestByteCount) ?? []
    precedingByte = memory.number(at: context.programCounter &- 1, byteCount: 1)
      .map { UInt8(truncatingIfNeeded: $0) }
  }
}

extension CrashAnalysis {
  /// What the site of a crash tells, as far as it has what is needed for each part.
  init(_ site: CrashSite<some StackMemory>) {
    let instruction = site.instruction
    let accesses = instruction.flatMap(site.accesses(of:))
    let target = instruction.flatMap(site.target(of:))
    cpu = site.instructionSet?.name
    self.instruction = instruction?.text
    isInstructionFromFile = instruction.map(site.isFromFile) ?? false
    memoryAccesses = instruction.flatMap { instruction in
      accesses?.map { site.report($0, of: instruction) }
    }
    instructionPointerUpdate = target.map {
      InstructionPointerUpdate(
        address: $0, isLikelyGuardPage: site.permissions.isLikelyGuard(at: $0))
    }
    adjustedAddress = site.adjustedAddress(accesses ?? [], target: target)
    possibleBitFlips = site.bitFlips(adjustedAddress, of: instruction)
    deliberateTrap = site.deliberateTrap(instruction)
    if let instruction {
      inconsistencies = site.inconsistencies(of: instruction, accesses, target: target)
    }
  }
}

extension InstructionSet {
  /// As reports name CPUs.
  fileprivate var name: String {
    switch self {
    case .x86: "x86"
    case .amd64: "amd64"
    case .arm64: "arm64"
    case .arm, .thumb: "arm"
    }
  }
}
