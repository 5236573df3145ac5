import Processing

extension HTMLSections {
  private static let bytesPerLine = 16

  func memory(_ page: inout HTMLWriter) {
    guard !state.memoryExcerpts.isEmpty else { return }
    page.element("h2", "Memory around the crash")
    for excerpt in state.memoryExcerpts {
      page.folded("\(excerpt.subject.title), \(address(excerpt.focus))") { page in
        page.element("pre") { lines(of: excerpt, &$0) }
      }
    }
  }

  private func lines(of excerpt: MemoryExcerpt, _ page: inout HTMLWriter) {
    var start = 0
    while start < excerpt.bytes.count {
      let line = excerpt.bytes[start..<min(start + Self.bytesPerLine, excerpt.bytes.count)]
      let lineAddress = excerpt.address &+ UInt64(start)
      page.text("\(address(lineAddress))  ")
      for (index, byte) in line.enumerated() {
        let isFocus = lineAddress &+ UInt64(index) == excerpt.focus
        let digits = (byte < 16 ? "0" : "") + String(byte, radix: 16)
        if isFocus { page.element("mark", digits) } else { page.text(digits) }
        page.text(" ")
      }
      page.text(String(repeating: "   ", count: Self.bytesPerLine - line.count) + " ")
      page.text(
        String(decoding: line.map { (0x20..<0x7f).contains($0) ? $0 : 0x2e }, as: UTF8.self))
      page.raw("\n")
      start += Self.bytesPerLine
    }
  }
}

extension MemoryExcerpt.Subject {
  fileprivate var title: String {
    switch self {
    case .instructions: "At the instruction"
    case .stack: "At the stack pointer"
    case .crashAddress: "At the crash address"
    }
  }
}
