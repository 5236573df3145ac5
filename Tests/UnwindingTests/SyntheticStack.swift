import Symbols
import Unwinding

/// Memory made of words laid by hand, one behind the other.
struct SyntheticStack: StackMemory {
  var wordByteCount: Int
  private(set) var regions: [(address: UInt64, bytes: [UInt8])] = []
  var executable: [Range<UInt64>]?

  init(wordByteCount: Int = 8) {
    self.wordByteCount = wordByteCount
  }

  /// Lays pointer-sized words at an address.
  mutating func lay(_ words: [UInt64], at address: UInt64) {
    lay(
      bytes: words.flatMap { word in
        (0..<wordByteCount).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
      }, at: address)
  }

  mutating func lay(bytes: [UInt8], at address: UInt64) {
    regions.append((address, bytes))
  }

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    for region in regions where address >= region.address {
      let offset = address - region.address
      guard offset + UInt64(byteCount) <= UInt64(region.bytes.count) else { continue }
      return (0..<byteCount).reversed().reduce(0) {
        $0 << 8 | UInt64(region.bytes[Int(offset) + $1])
      }
    }
    return nil
  }

  func isExecutable(at address: UInt64) -> Bool? {
    executable.map { $0.contains { $0.contains(address) } }
  }

  func nextRegion(from address: UInt64) -> Range<UInt64>? {
    regions.filter { $0.address >= address }.min { $0.address < $1.address }
      .map { $0.address..<$0.address + UInt64($0.bytes.count) }
  }
}

/// Symbols written down in the test.
final class SyntheticSymbols: SymbolFile {
  struct Function: Sendable {
    /// Nil for code that only call-frame information knows.
    var name: String?
    var range: Range<UInt64>
    var rules: CFIRules?
    var windowsFrame: WindowsFrame?
    var origin = SymbolMatch.Origin.function
    var parameterByteCount: UInt32 = 0
  }

  let moduleID = ModuleID(codeFile: "synthetic")
  let functions: [Function]
  /// By relative address.
  let code: SyntheticStack

  init(_ functions: [Function], code: SyntheticStack = SyntheticStack()) {
    self.functions = functions
    self.code = code
  }

  func code(at address: UInt64, byteCount: Int) -> UInt64? {
    code.number(at: address, byteCount: byteCount)
  }

  private func function(at address: UInt64) -> Function? {
    functions.first { $0.range.contains(address) }
  }

  func symbol(at address: UInt64) -> SymbolMatch? {
    guard let function = function(at: address), let name = function.name else { return nil }
    return SymbolMatch(
      name: name, origin: function.origin, relativeAddress: function.range.lowerBound,
      byteCount: function.origin == .function ? UInt64(function.range.count) : nil,
      parameterByteCount: function.parameterByteCount)
  }

  var hasCallFrameInformation: Bool { functions.contains { $0.rules != nil } }

  func cfiRules(at address: UInt64, registers: RegisterNames) -> CFIRules? {
    function(at: address)?.rules
  }

  func windowsFrame(at address: UInt64) -> WindowsFrame? {
    function(at: address)?.windowsFrame
  }
}

/// A process with one module at `moduleBase` and a stack.
struct SyntheticProcess {
  static let moduleBase: UInt64 = 0x40_0000

  var target: UnwindTarget
  var stack: SyntheticStack
  var functions: [SyntheticSymbols.Function] = []
  /// What the module's file has of its code, by relative address.
  var fileCode = SyntheticStack()
  /// Of all modules.
  var codeFile = "synthetic"
  /// Where further modules begin, which have no symbols.
  var moreModules: [UInt64] = []
  /// Modules whose symbols nobody has asked for.
  var unanswered: Set<Int> = []

  init(_ architecture: Architecture, system: UnwindTarget.System = .linux) {
    target = UnwindTarget(architecture: architecture, system: system)
    stack = SyntheticStack(wordByteCount: architecture.pointerByteCount)
  }

  /// Walks from the registers given by name.
  func walk(
    _ named: KeyValuePairs<String, UInt64>, frameLimit: Int = 100, budget: FrameBudget? = nil
  ) -> CallStack {
    var registers = Registers()
    for (name, value) in named {
      guard let number = target.architecture.registers.number(of: name) else { continue }
      registers[number] = value
    }
    var table = SymbolTable(
      modules: ([Self.moduleBase] + moreModules).map {
        LoadedModule(id: ModuleID(codeFile: codeFile), baseAddress: $0, byteCount: 0x10_0000)
      })
    table.unanswered = unanswered
    if !functions.isEmpty { table[0] = SyntheticSymbols(functions, code: fileCode) }
    return StackWalker(
      target: target, memory: stack, symbols: table, frameLimit: frameLimit, budget: budget
    ).walk(from: registers)
  }
}

extension CallStack {
  /// The functions' names, innermost first; "?" for one without.
  var names: [String] { frames.map { $0.symbol?.name ?? "?" } }
  var resumeAddresses: [UInt64] { frames.map(\.resumeAddress) }
  var trusts: [FrameTrust] { frames.map(\.trust) }
}
