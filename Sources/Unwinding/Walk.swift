import Symbols

/// A walk under way: what it looks at, and the frames found so far.
struct Walk {
  private let scene: Scene
  var frames: [StackFrame] = []
  var missingModules: Set<Int> = []
  /// Of the scan's searches for a caller that can be confirmed.
  var anchorMemo: ScanAnchor.Memo?
  /// Of functions whose instructions were read.
  var prologueMemo = PrologueMemo(remaining: FrameBudget.instructionShareLimit)

  init(target: UnwindTarget, memory: any StackMemory, symbols: SymbolTable, addressMask: UInt64) {
    scene = Scene(target: target, memory: memory, symbols: symbols, addressMask: addressMask)
  }

  var target: UnwindTarget { scene.target }
  var architecture: Architecture { scene.target.architecture }
  var memory: any StackMemory { scene.memory }
  var symbols: SymbolTable { scene.symbols }
  /// For a look at instructions.
  var code: ModuleCode { ModuleCode(memory: scene.memory, symbols: scene.symbols) }
  /// The bits of an address that are not a signature (pointer authentication).
  var addressMask: UInt64 { scene.addressMask }

  /// A pointer-sized number from the process's memory.
  func pointer(at address: UInt64) -> UInt64? {
    let address = architecture.pointer(address)
    return memory.number(at: address, byteCount: architecture.pointerByteCount)
  }

  /// A pointer-sized number near a register.
  func pointer(at base: UInt64, plus offset: Int64) -> UInt64? {
    pointer(at: base &+ UInt64(bitPattern: offset))
  }

  /// Where a function goes on, from what was saved of it: without the signature it may bear, and
  /// behind the call where that was saved.
  ///
  /// Only arm64 signs return addresses; an address with bit 55 set belongs to the upper half.
  func codeAddress(_ value: UInt64) -> UInt64 {
    guard architecture.signsReturnAddresses else {
      let linked = architecture.pointer(value)
      return linked == 0 ? 0 : architecture.pointer(linked &+ architecture.linkedCallByteCount)
    }
    return value & (1 << 55) != 0 ? value | ~addressMask : value & addressMask
  }

  /// The symbols of the module at an address, with the address relative to it.
  ///
  /// Notes the module as missing when nobody has asked for its symbols yet.
  mutating func symbolFile(at address: UInt64) -> (file: any SymbolFile, relativeAddress: UInt64)? {
    guard let index = symbols.moduleIndex(at: address) else { return nil }
    guard let file = symbols[index] else {
      if symbols.unanswered.contains(index) { missingModules.insert(index) }
      return nil
    }
    return (file, address &- symbols.modules[index].baseAddress)
  }

  /// Adds a frame, with what the symbols say of it.
  mutating func push(_ frame: StackFrame) {
    var frame = frame
    frame.moduleIndex = symbols.moduleIndex(at: frame.instructionAddress)
    if let (file, relativeAddress) = symbolFile(at: frame.instructionAddress) {
      frame.symbol =
        file.symbol(at: relativeAddress)
        ?? startOfThreads(in: file, at: relativeAddress, of: frame.moduleIndex)
    }
    frames.append(frame)
  }

  /// The frame whose caller is sought; a walk has at least one.
  var frame: StackFrame { frames[frames.count - 1] }

  /// Whether the last frame is the one the thread's registers gave.
  var isAtContext: Bool { frames.count == 1 }

  /// Whether the last frame's registers are complete: it was running or interrupted, not calling.
  var hasAllRegisters: Bool { frame.resumeAddress == frame.instructionAddress }
}

/// What stays the same all through a walk.
///
/// An object of the walk's own: a copy of the walk then counts one reference, and not those of all that
/// is in here, which the walks of other threads have as well and would have to take turns at.
private final class Scene: Sendable {
  let target: UnwindTarget
  let memory: any StackMemory
  let symbols: SymbolTable
  let addressMask: UInt64

  init(target: UnwindTarget, memory: any StackMemory, symbols: SymbolTable, addressMask: UInt64) {
    self.target = target
    self.memory = memory
    self.symbols = symbols
    self.addressMask = addressMask
  }
}
