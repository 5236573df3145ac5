import Foundation
import Testing

@testable import Reports

@Suite struct JSONWriterTests {
  @Test func `strings escape quotes, backslashes and control characters as serde_json does`() {
    var json = JSONWriter()
    json.string("\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é🦀\u{2028}")
    let expected = #""\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7f}é🦀\u{2028}\""
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }

  @Test func `hexadecimal is filled to the width and never cut`() {
    var json = JSONWriter()
    json.array([0, 0xabc, 0x1_2345_6789]) { $0.hexadecimal($1, digitCount: 8) }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #"["0x00000000","0x00000abc","0x123456789"]"#)
  }

  @Test func `the largest number is written whole`() {
    var json = JSONWriter()
    json.number(.max)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "18446744073709551615")
  }

  @Test func `pretty text indents by two and leaves empty brackets together`() {
    var json = JSONWriter(isPretty: true)
    json.object { json in
      json.array("a", [1, 2]) { $0.number($1) }
      json.array("b", [UInt64]()) { $0.number($1) }
      json.object("c") { _ in }
    }
    let expected = """
      {
        "a": [
          1,
          2
        ],
        "b": [],
        "c": {}
      }
      """
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }

  @Test func `odd strings come back from another reader as they were`() throws {
    var numbers = SystemRandomNumberGenerator()
    let alphabet: [Unicode.Scalar] = [
      "\u{0}", "\u{1}", "\u{1f}", "\"", "\\", "/", "\n", "a", "\u{7f}", "\u{80}", "é", "\u{d7ff}",
      "\u{e000}", "\u{fffd}", "🦀", "\u{10ffff}",
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 0...12, using: &numbers)
      let scalars = (0..<count).map { _ in alphabet.randomElement(using: &numbers) ?? "a" }
      let text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
      var json = JSONWriter(isPretty: Bool.random(using: &numbers))
      json.array([text]) { $0.string($1) }
      let back = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
      #expect(back.map { $0.map { Array($0.unicodeScalars) } } == [scalars])
      #expect(JSONParser.parse(json.bytes) == .array([.string(text)]))
    }
  }
}

/// JSON that a dump carries may nest as deep as it likes.
@Suite struct DeepJSONTests {
  @Test func `lists inside one another are not indented for ever`() {
    let deep = String(repeating: "[1,", count: 100) + "2" + String(repeating: "]", count: 100)
    var json = JSONWriter(isPretty: true)
    json.value(JSONParser.parse(deep.utf8) ?? .null)
    #expect(json.bytes.count < 20 * deep.utf8.count)
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(text.hasPrefix("[\n  1,\n  [\n    1,\n"))
    #expect(text.contains("[1,[1,[1,"))
    #expect(JSONParser.parse(json.bytes) == JSONParser.parse(deep.utf8))
  }
}
