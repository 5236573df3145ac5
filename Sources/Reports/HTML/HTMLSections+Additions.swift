import Processing

extension HTMLSections {
  /// What the program told of itself, and what came with the dump.
  func annotations(_ page: inout HTMLWriter) {
    let annotations = state.annotations
    let fields = state.input?.fields ?? []
    guard !annotations.isEmpty || !fields.isEmpty else { return }
    page.element("h2", "What the program told")
    page.element("table", ["class": "facts"]) { page in
      page.fact("report id", annotations.reportID)
      page.fact("client id", annotations.clientID)
      for annotation in annotations.simple + fields { page.fact(annotation.name, annotation.text) }
      for module in annotations.modules {
        for line in module.list { page.fact(module.moduleName, line) }
        for annotation in module.simple + module.objects {
          let isText = annotation.type == Annotation.stringType
          page.fact(
            "\(module.moduleName): \(annotation.name)",
            isText ? annotation.text : "0x\(annotation.hexadecimalBytes)")
        }
      }
    }
  }

  func diagnostics(_ page: inout HTMLWriter) {
    guard !state.diagnostics.isEmpty else { return }
    page.element("h2", "What could not be read")
    page.element("table", ["class": "facts"]) { page in
      for diagnostic in state.diagnostics {
        let place = diagnostic.offset.map { " (at offset 0x\(String($0, radix: 16)))" } ?? ""
        page.fact(diagnostic.subject, diagnostic.message + place)
      }
    }
  }
}
