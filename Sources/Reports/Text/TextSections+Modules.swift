import Processing
import Symbols

extension TextSections {
  /// By address; the first of the dump is the program itself.
  func loadedModules(_ text: inout TextWriter) {
    text.heading("Loaded modules:")
    let byAddress = state.modules.indices.sorted {
      state.modules[$0].module.baseAddress < state.modules[$1].module.baseAddress
    }
    for index in byAddress {
      let summary = state.modules[index]
      let name = summary.module.id.codeFileName
      range(summary.module.baseAddress, summary.module.byteCount, name, to: &text)
      text.add("  ")
      text.add(foreign: summary.version ?? "???")
      if index == 0 {
        text.add("  (main)")
      }
      certificate(of: name, to: &text)
      text.endLine()
    }
  }

  func unloadedModules(_ text: inout TextWriter) {
    text.heading("Unloaded modules:")
    for module in state.unloadedModules.sorted(by: { $0.baseAddress < $1.baseAddress }) {
      let name = ModuleID.fileName(of: module.name)
      range(module.baseAddress, module.byteCount, name, to: &text)
      certificate(of: name, to: &text)
      text.endLine()
    }
  }

  private func range(
    _ base: UInt64, _ byteCount: UInt64, _ name: String, to text: inout TextWriter
  ) {
    text.add(hexadecimal: base, digitCount: 8)
    text.add(" - ")
    text.add(hexadecimal: base &+ byteCount &- 1, digitCount: 8)
    text.add("  ")
    text.add(foreign: name)
  }

  private func certificate(of name: String, to text: inout TextWriter) {
    guard let certificate = state.certificates[name] else { return }
    text.add(foreign: " (\(certificate))")
  }
}
