import Processing
import Symbols
import Unwinding

extension BreakpadText {
  /// By address, with a warning behind those that frames lie in and that have no usable symbols.
  func modules(to text: inout TextWriter) {
    guard !facts.state.modules.isEmpty else { return }
    let walked = walkedModules
    text.endLine()
    text.line("Loaded modules:")
    for index in facts.modulesByAddress {
      let summary = facts.state.modules[index]
      let module = summary.module
      text.add(hexadecimal: module.baseAddress, digitCount: 8)
      text.add(" - ")
      text.add(hexadecimal: module.endAddress &- 1, digitCount: 8)
      text.add(foreign: "  \(module.id.codeFileName)  \(summary.packedVersion ?? "???")")
      if index == 0, module.baseAddress != 0 { text.add("  (main)") }
      if walked.contains(Build(module)) { warning(about: summary, to: &text) }
      text.endLine()
    }
  }

  private func warning(about summary: ModuleSummary, to text: inout TextWriter) {
    let words: String
    switch summary.symbols {
    case .loaded: return
    case .unusable: words = "Corrupt symbols"
    case .missing, .notAsked: words = "No symbols"
    }
    let id = summary.module.id
    let debugFile = id.debugFileName ?? ""
    text.add(foreign: "  (WARNING: \(words), \(debugFile), \(id.debugIdentifier?.text ?? ""))")
  }

  private var walkedModules: Set<Build> {
    let stacks = facts.threads.flatMap(\.thread.stack.frames)
    return Set(stacks.compactMap { facts.frameFacts.module(of: $0) }.map(Build.init))
  }

  /// What two modules have in common when their symbols are the same.
  private struct Build: Hashable {
    let debugFile: String?
    let identifier: DebugIdentifier?

    init(_ module: LoadedModule) {
      debugFile = module.id.debugFile
      identifier = module.id.debugIdentifier
    }
  }
}
