/// Writes markup of our own, and text of others so that it stays text.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds markup.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds text, with the characters that mean something in markup replaced, and those that would turn
  /// the direction of writing made visible.
  mutating func text(_ text: String) {
    for byte in text.harmlessToTerminals.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// Adds an element with what `content` adds.
  ///
  /// - Parameter attributes: names of our own; their values may be anybody's.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    raw("<\(name)")
    for (attribute, value) in attributes {
      raw(" \(attribute)=\"")
      text(value)
      raw("\"")
    }
    raw(">")
    content(&self)
    raw("</\(name)>\(Self.inline.contains(name) ? "" : "\n")")
  }

  /// Adds an element with text in it.
  mutating func element(_ name: String, class className: String? = nil, _ text: String) {
    if let className {
      element(name, ["class": className]) { $0.text(text) }
    } else {
      element(name) { $0.text(text) }
    }
  }

  /// Adds lines of text that stay lines.
  mutating func lines(_ text: String) {
    element("pre") { page in
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if number > 0 { page.raw("\n") }
        page.text(String(line))
      }
    }
  }

  /// What may be folded away, with the line that stays.
  mutating func folded(
    _ summary: String, isOpen: Bool = false, _ content: (inout HTMLWriter) -> Void
  ) {
    raw(isOpen ? "<details open>" : "<details>")
    element("summary", summary)
    content(&self)
    raw("</details>\n")
  }

  /// A row of a table.
  mutating func row(_ cells: (inout HTMLWriter) -> Void) {
    element("tr", cells)
  }

  /// A row of a table of names and values; none for what is not known.
  mutating func fact(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    row { page in
      page.element("th", name)
      page.element("td", value)
    }
  }

  /// Behind these, a line's end would be a space in the text.
  private static let inline: Set<String> = ["span", "code", "mark", "td", "th"]
}

extension HTMLWriter {
  /// An element without attributes.
  mutating func element(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element(name, [:], content)
  }
}
