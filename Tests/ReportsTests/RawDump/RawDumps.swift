import Bytes
import MinidumpReading
import Support

@testable import Reports

/// Raw dumps of dumps laid by hand.
enum RawDumps {
  static func said(
    _ format: RawDump.Format, _ dump: SyntheticDump,
    showing shownBytes: RawDump.ShownBytes = .beginning
  ) throws -> String {
    try said(format, dump.bytes, showing: shownBytes)
  }

  static func said(
    _ format: RawDump.Format, _ bytes: [UInt8],
    showing shownBytes: RawDump.ShownBytes = .beginning
  ) throws -> String {
    var sink = ArraySink()
    try RawDump(format, showing: shownBytes).write(Minidump(ByteView(bytes)), to: &sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  static func json(_ dump: SyntheticDump) throws -> JSONValue? {
    JSONParser.parse(try said(.json(isPretty: false), dump).utf8)
  }

  /// What a raw dump says of the streams of one kind.
  static func streams(_ name: String, in value: JSONValue?) -> [JSONValue] {
    guard case .array(let streams)? = value?["streams"] else { return [] }
    return streams.filter { $0["name"]?.text == name }
  }

  /// The same in text: the lines behind the stream's name, up to the next stream.
  static func lines(_ name: String, in text: String) -> [Substring] {
    let lines = text.split(separator: "\n")
    var isInside = false
    return lines.filter { line in
      if line.hasPrefix("    name = ") { isInside = line == "    name = \(name)" }
      if !line.hasPrefix("  ") { isInside = false }
      return isInside
    }
  }
}

extension JSONValue {
  /// The names of all members, at every depth.
  var allNames: Set<String> {
    switch self {
    case .object(let members):
      members.reduce(into: []) { $0.formUnion($1.value.allNames.union([$1.key])) }
    case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.allNames) }
    default: []
    }
  }
}
