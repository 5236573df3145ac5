import Processing
import Symbols

extension HTMLSections {
  func modules(_ page: inout HTMLWriter) {
    guard !state.modules.isEmpty else { return }
    let wanting = state.modules.filter { $0.symbols.shortcoming != nil }
    if !wanting.isEmpty {
      page.element("h2", "Symbols that are missing")
      for module in wanting { missing(module, &page) }
    }
    if state.lacksSymbolPlaces {
      page.element("h2", "Symbols that are missing")
      page.element("p", ProcessState.lackOfSymbolPlaces)
    }
    page.element("h2", "Modules (\(state.modules.count.grouped))")
    page.folded("Loaded modules, by address") { page in
      table(
        state.modules.indices.sorted {
          state.modules[$0].module.baseAddress < state.modules[$1].module.baseAddress
        }, &page)
    }
  }

  private func missing(_ summary: ModuleSummary, _ page: inout HTMLWriter) {
    let id = summary.module.id
    page.folded("\(id.codeFileName): \(summary.symbols.shortcoming ?? "")") { page in
      page.element("table", ["class": "facts"]) { page in
        page.fact("Debug file", id.debugFile)
        page.fact("Debug identifier", id.debugIdentifier?.text)
        page.fact("Code identifier", id.codeIdentifier?.text)
        for inquiry in summary.inquiries { page.fact(inquiry.answer.sentence, inquiry.place) }
      }
    }
  }

  private func table(_ indices: [Int], _ page: inout HTMLWriter) {
    page.element("div", ["class": "scroll"]) { page in
      page.element("table") { page in
        page.row { page in
          for title in ["Address", "Module", "Version", "Identifier", "Symbols"] {
            page.element("th", title)
          }
        }
        for index in indices { row(index, &page) }
      }
    }
  }

  private func row(_ index: Int, _ page: inout HTMLWriter) {
    let summary = state.modules[index]
    let id = summary.module.id
    let end = summary.module.baseAddress &+ summary.module.byteCount &- 1
    page.row { page in
      page.element("td") {
        $0.element("code", "\(address(summary.module.baseAddress))–\(address(end))")
      }
      page.element("td") { page in
        page.element("span", ["title": id.codeFile]) { $0.text(id.codeFileName) }
        if index == 0 { page.text(" (main)") }
        if let certificate = state.certificates[id.codeFileName] { page.text(" (\(certificate))") }
      }
      page.element("td", summary.version ?? "")
      page.element("td") {
        $0.element("code", id.debugIdentifier?.text ?? id.codeIdentifier?.text ?? "")
      }
      page.element("td", summary.symbols.word)
    }
  }

  func unloadedModules(_ page: inout HTMLWriter) {
    guard !state.unloadedModules.isEmpty else { return }
    page.folded("Unloaded modules (\(state.unloadedModules.count.grouped))") { page in
      page.element("table") { page in
        for module in state.unloadedModules.sorted(by: { $0.baseAddress < $1.baseAddress }) {
          page.row { page in
            page.element("td") { $0.element("code", address(module.baseAddress)) }
            page.element("td", module.name)
          }
        }
      }
    }
  }
}

extension ModuleSymbols {
  /// In a word or two.
  fileprivate var word: String {
    switch self {
    case .notAsked: "not needed"
    case .loaded(badRecordCount: 0): "found"
    case .loaded: "found, damaged"
    case .missing: "missing"
    case .unusable: "cannot be used"
    }
  }
}
