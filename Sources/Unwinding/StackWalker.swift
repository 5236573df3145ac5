public import Symbols

/// Finds the frames of a stack from registers, memory and symbols: a pure function.
///
/// The walk never waits. Where it needs symbols that nobody has asked for yet it stops and names the
/// module; who has fetched them walks again, until none is lacking. To go on and guess instead would
/// fetch symbols for modules that only the guesses led to.
public struct StackWalker: Sendable {
  /// The CPU and the operating system.
  public var target: UnwindTarget
  /// What is known of the memory of the process, stacks above all.
  public var memory: any StackMemory
  /// The modules, with the symbols that are at hand.
  public var symbols: SymbolTable
  /// The most frames a stack may have; what lies beyond is not looked at.
  public var frameLimit: Int
  /// Shared by the walks over one dump; nil without a bound on their sum.
  public var budget: FrameBudget?

  /// The default of ``frameLimit``: more than a 1 MiB stack of the smallest real frames holds.
  public static let defaultFrameLimit = 1 << 16

  public init(
    target: UnwindTarget, memory: any StackMemory, symbols: SymbolTable,
    frameLimit: Int = Self.defaultFrameLimit, budget: FrameBudget? = nil
  ) {
    self.target = target
    self.memory = memory
    self.symbols = symbols
    self.frameLimit = frameLimit
    self.budget = budget
  }

  /// The ways of finding a caller, most trustworthy first.
  static let strategies: [any UnwindStrategy] = [
    SignalFrameUnwinding(), WindowsFrameUnwinding(), CFIUnwinding(), BadCallUnwinding(),
    PrologueUnwinding(), LinkRegisterUnwinding(), FramePointerUnwinding(), BackChainUnwinding(),
    RegisterWindowUnwinding(), ScanUnwinding(),
  ]

  /// The stack of a thread whose registers are known.
  public func walk(from registers: Registers) -> CallStack {
    var walk = Walk(
      target: target, memory: memory, symbols: symbols,
      addressMask: target.addressMask(highestModuleEnd: symbols.highestEndAddress))
    let instructionShare = budget?.instructionShare ?? FrameBudget.instructionShareLimit
    walk.prologueMemo.remaining = instructionShare
    defer { budget?.takeInstructions(instructionShare - walk.prologueMemo.remaining) }
    guard let programCounter = registers[target.architecture.programCounter] else {
      return CallStack(end: .noContext)
    }
    walk.push(
      StackFrame(
        resumeAddress: programCounter, instructionAddress: programCounter, registers: registers,
        trust: .context))
    budget?.pay(for: &walk.frames[0].symbol)
    let end = addCallers(to: &walk)
    walk.nameStartCode(end)
    return CallStack(frames: walk.frames, end: end, missingModules: walk.missingModules)
  }

  private func addCallers(to walk: inout Walk) -> StackEnd {
    while walk.frames.count < frameLimit, budget?.take() ?? true {
      if let interruption = budget?.interruption { return .interrupted(interruption) }
      if !walk.missingModules.isEmpty { return .symbolsNeeded }
      if let end = StackRoots.end(of: walk) { return end }
      switch caller(in: &walk) {
      case .caller(let caller):
        if caller.wasInterrupted { walk.nameTrampoline() }
        walk.push(walk.frame(for: caller))
        budget?.pay(for: &walk.frames[walk.frames.count - 1].symbol)
      case .end(let end): return end
      case .unknown: return walk.endWithoutCaller
      }
    }
    return .frameLimit
  }

  private func caller(in walk: inout Walk) -> UnwindStep {
    for strategy in Self.strategies {
      switch strategy.caller(in: &walk) {
      case .caller(let caller):
        if walk.accepts(caller) { return .caller(caller) }
        if walk.isBottom(caller) { return .end(.zeroReturnAddress) }
      case .end(let end): return .end(end)
      case .unknown: continue
      }
    }
    return .unknown
  }
}

extension Walk {
  /// Whether a caller can be what it claims: it runs code, and its stack lies above the callee's.
  func accepts(_ caller: Caller) -> Bool {
    guard let programCounter = caller.registers[architecture.programCounter],
      let stackPointer = caller.registers[architecture.stackPointer],
      programCounter >= Self.lowestCodeAddress
    else { return false }
    if caller.wasInterrupted { return signalFrameCount < Self.signalFrameLimit }
    guard let below = frame.registers[architecture.stackPointer] else { return true }
    return stackPointer > below || (stackPointer == below && caller.mayKeepStackPointer)
  }

  /// Whether call-frame information led to the bottom of a stack, where a return address of zero
  /// lies.
  func isBottom(_ caller: Caller) -> Bool {
    caller.trust == .callFrameInfo && caller.registers[architecture.programCounter] == 0
  }

  /// The frame a caller becomes.
  func frame(for caller: Caller) -> StackFrame {
    let resumeAddress = caller.registers[architecture.programCounter] ?? 0
    let adjustment = caller.wasInterrupted ? 0 : architecture.returnAddressAdjustment
    return StackFrame(
      resumeAddress: resumeAddress, instructionAddress: resumeAddress &- adjustment,
      registers: caller.registers, trust: caller.trust)
  }

  /// Why nothing was found: the stack is not in the dump, or nothing on it could be believed.
  var endWithoutCaller: StackEnd {
    guard let stackPointer = frame.registers[architecture.stackPointer],
      pointer(at: architecture.stackAddress(stackPointer)) != nil
    else { return .noStackMemory }
    return .nothingFound
  }

  /// The lowest page is never mapped, so that null pointers are found out.
  static let lowestCodeAddress: UInt64 = 4096
  /// Signals that interrupted a signal's handler; more than a few is a loop in a damaged stack.
  private static let signalFrameLimit = 64

  private var signalFrameCount: Int {
    frames.dropFirst().count { $0.resumeAddress == $0.instructionAddress }
  }
}
