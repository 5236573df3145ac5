import MinidumpFormat
import Processing

// What rust-minidump's schema has no place for.
extension JSONSections {
  func diagnostics(_ json: inout JSONWriter) {
    json.array("diagnostics", state.diagnostics) { json, diagnostic in
      json.object { json in
        json.member("message", diagnostic.message)
        json.member("offset", diagnostic.offset)
        json.member("subject", diagnostic.subject)
      }
    }
  }

  /// How likely an attacker can make use of the crash.
  func exploitability(_ json: inout JSONWriter) {
    guard let exploitability = state.exploitability else { return }
    json.object("exploitability") { json in
      json.member("rating", exploitability.rating.rawValue)
      json.array("reasons", exploitability.reasons) { $0.string($1) }
    }
  }

  /// The streams of which reports for people say nothing, without those that this one shows.
  var unshownStreams: [StreamNote] {
    state.unimplementedStreams.filter { !Self.shownHere.contains(StreamType(rawValue: $0.type)) }
  }

  private static let shownHere: Set<StreamType> = [
    .threadExList, .commentA, .commentW, .functionTable, .threadInfoList, .handleOperationList,
    .token, .systemMemoryInfo, .processVMCounters, .winePrivate,
  ]

  func streams(_ name: String, _ notes: [StreamNote], to json: inout JSONWriter) {
    json.array(name, notes) { json, note in
      json.object { json in
        json.member("name", note.name)
        json.member("offset", note.offset)
        json.member("size", note.byteCount)
        json.address("type", UInt64(note.type), digitCount: 8)
        json.member("vendor", note.vendor)
      }
    }
  }

  /// What the program told Crashpad of itself; null when it told nothing.
  func crashpadInfo(_ json: inout JSONWriter) {
    let annotations = state.annotations
    guard !annotations.isEmpty else { return json.nullMember("crashpad_info") }
    json.object("crashpad_info") { json in
      if annotations.addressMask != 0 {
        json.address("address_mask", annotations.addressMask, digitCount: digitCount)
      }
      json.member("client_id", annotations.clientID)
      json.array("module_list", annotations.modules) { module($1, to: &$0) }
      json.member("report_id", annotations.reportID)
      simple("simple_annotations", annotations.simple, to: &json)
    }
  }

  /// What the dump was read from, when that was not a minidump as it is.
  func input(_ json: inout JSONWriter) {
    guard let input = state.input else { return }
    json.object("input") { json in
      json.array("containers", input.containers) { $0.string($1) }
      simple("fields", input.fields, to: &json)
      json.member("format", input.format)
    }
  }

  private func module(_ module: ModuleAnnotations, to json: inout JSONWriter) {
    json.object { json in
      json.array("annotation_objects", module.objects) { object($1, to: &$0) }
      json.array("list_annotations", module.list) { $0.string($1) }
      json.member("module", module.moduleName)
      simple("simple_annotations", module.simple, to: &json)
    }
  }

  /// A dictionary in the order of its keys; of equal ones, the first.
  private func simple(
    _ key: String, _ annotations: [Annotation], to json: inout JSONWriter
  ) {
    let unique = Dictionary(
      annotations.map { ($0.name, $0.text) }, uniquingKeysWith: { old, _ in old })
    json.object(key) { json in
      for (name, text) in unique.sorted(by: { $0.key.precedesInBytes($1.key) }) {
        json.member(name, text)
      }
    }
  }

  /// A string by its text, anything else by its bytes in hexadecimal.
  private func object(_ annotation: Annotation, to json: inout JSONWriter) {
    json.object { json in
      if annotation.type != Annotation.stringType {
        json.member("bytes", annotation.hexadecimalBytes)
      }
      json.member("name", annotation.name)
      json.member("type", annotation.type)
      json.member("value", annotation.type == Annotation.stringType ? annotation.text : nil)
    }
  }
}
