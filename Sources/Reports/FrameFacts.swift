import Processing
import Symbols
import Unwinding

/// What reports say of frames and have to look up in the rest of the state.
struct FrameFacts {
  let modules: [ModuleSummary]
  /// File names of the modules, cut to what each of thousands of frames can afford to repeat.
  private let moduleNames: [String]
  /// The name of the dump's CPU.
  let architecture: String
  /// Of the dump's CPU; nil of one that cannot be walked.
  let registers: ShownRegisters?
  /// Of 32-bit programs on 64-bit Windows.
  let wow64Registers = ShownRegisters(of: .x86)
  /// By the file name of a module.
  let symbolStatistics: [String: SymbolStatistics]
  private let unloaded: UnloadedModules

  init(_ state: ProcessState) {
    modules = state.modules
    moduleNames = modules.map { $0.module.id.codeFileName.cut(toByteCount: Self.nameLimit) }
    symbolStatistics = SymbolStatistics.gather(state.modules)
    unloaded = UnloadedModules(state.unloadedModules)
    architecture = state.system.cpu
    registers = state.system.architecture.map { ShownRegisters(of: $0) }
  }

  func module(of frame: StackFrame) -> LoadedModule? {
    frame.moduleIndex.flatMap { modules.indices.contains($0) ? modules[$0].module : nil }
  }

  func moduleName(of frame: StackFrame) -> String? {
    frame.moduleIndex.flatMap { moduleNames.indices.contains($0) ? moduleNames[$0] : nil }
  }

  /// Twice what a path component has room for on any system (255 UTF-16 units). A dump may name a
  /// module with a megabyte, which a deep stack would repeat until memory is full.
  static let nameLimit = 1536

  /// The modules that once were at a frame which lies in no module now.
  func unloadedModules(at frame: StackFrame) -> [UnloadedModules.Match] {
    module(of: frame) == nil ? unloaded.matches(at: frame.instructionAddress) : []
  }
}

/// What became of the symbols of all modules with one file name.
///
/// rust-minidump counts by file name, so two modules of one name share what happened to either.
struct SymbolStatistics: Hashable, Sendable {
  var isLoaded = false
  /// The file is there and no use: such symbols count as loaded.
  var isCorrupt = false

  static func gather(_ modules: [ModuleSummary]) -> [String: SymbolStatistics] {
    var gathered: [String: SymbolStatistics] = [:]
    for module in modules where module.symbols != .notAsked {
      gathered[module.module.id.codeFileName, default: SymbolStatistics()].note(module.symbols)
    }
    return gathered
  }

  private mutating func note(_ symbols: ModuleSymbols) {
    switch symbols {
    case .notAsked, .missing: break
    case .loaded: isLoaded = true
    case .unusable:
      isLoaded = true
      isCorrupt = true
    }
  }
}
