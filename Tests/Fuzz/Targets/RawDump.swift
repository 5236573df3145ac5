import Bytes
import MinidumpReading
import Reports

extension FuzzTarget {
  /// `--dump`, with all bytes, as text and as JSON.
  static let rawDump = FuzzTarget(
    name: "raw-dump", purpose: "every field of a dump as text and as JSON", dictionary: "minidump",
    longestInput: 1 << 14, leastCoverage: 6900, seeds: Seeds.dumps,
    run: { view in
      guard let dump = try? Minidump(view) else { return }
      var text = ArraySink()
      RawDump(.text, showing: .whole).write(dump, to: &text)
      requireHarmless(text.bytes)
      var json = ArraySink()
      RawDump(.json(isPretty: false), showing: .beginning).write(dump, to: &json)
      require(ExtraInformation(json: json.bytes) != nil, "the JSON is no object")
      let most = 1 << 20 + 128 * view.byteCount
      require(
        max(text.bytes.count, json.bytes.count) < most,
        "\(view.byteCount) bytes became \(text.bytes.count) of text, \(json.bytes.count) of JSON")
    })
}
