import Processing

extension TextSections {
  func streams(_ text: inout TextWriter) {
    list(state.unimplementedStreams, under: "Unimplemented streams encountered:", to: &text)
    list(state.unknownStreams, under: "Unknown streams encountered:", to: &text)
  }

  private func list(_ notes: [StreamNote], under title: String, to text: inout TextWriter) {
    guard !notes.isEmpty else { return }
    text.heading(title)
    for note in notes {
      text.add("Stream ")
      text.add(hexadecimal: UInt64(note.type), digitCount: 8)
      if let name = note.name {
        text.add(foreign: " \(name)")
      }
      text.add(" (\(note.vendor ?? "Unknown Extension")) @ ")
      text.add(hexadecimal: note.offset, digitCount: 8)
      text.endLine()
    }
  }

  /// What the writer of the dump could not do, in its own JSON; nothing when it had no trouble.
  func softErrors(_ text: inout TextWriter) {
    guard let errors = state.softErrors.flatMap({ JSONParser.parse($0.utf8) }),
      errors != .array([])
    else { return }
    text.heading("Soft errors were encountered when minidump was written:")
    var json = JSONWriter(isPretty: true)
    json.value(errors)
    for line in json.bytes.split(separator: UInt8(ascii: "\n")) {
      text.add(foreign: String(decoding: line, as: UTF8.self))
      text.endLine()
    }
  }
}
