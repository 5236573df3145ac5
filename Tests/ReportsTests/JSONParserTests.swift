import Testing

@testable import Reports

@Suite struct JSONParserTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .boolean(true)), ("-0.5e+10", .number("-0.5e+10")),
    (#""\u00e9\ud83e\udd80\/""#, .string("é🦀/")), ("[]", .array([])),
    (#"{"a":[1,{"b":null}]}"#, .object(["a": .array([.number("1"), .object(["b": .null])])])),
    (#"{"a":1,"a":2}"#, .object(["a": .number("2")])),
  ])
  func `JSON is read`(text: String, value: JSONValue) {
    #expect(JSONParser.parse(text.utf8) == value)
  }

  @Test(arguments: [
    "", "nul", "[1,]", "[1", "{", #"{"a"}"#, #"{a:1}"#, "01", "1.", "1e", "-", "1 2", #""\x""#,
    #""\ud800""#, #""\ud800\u0041""#, #""\u+123""#, "\"\n\"", #"""#, "[1}",
  ])
  func `what is not quite JSON is refused`(text: String) {
    #expect(JSONParser.parse(text.utf8) == nil)
  }

  @Test func `text that is not UTF-8 is refused`() {
    #expect(JSONParser.parse([0x22, 0xff, 0x22]) == nil)
  }

  @Test func `nesting has an end`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONParser.parse(deep.utf8) == nil)
    let allowed = String(repeating: "[", count: 127) + String(repeating: "]", count: 127)
    #expect(JSONParser.parse(allowed.utf8) != nil)
  }

  @Test func `a member's name of nothing but marks can be looked up`() {
    let marks = String(repeating: "\u{301}\u{316}", count: 100_000)
    let value = JSONParser.parse("{\"a\(marks)\": 1}".utf8)
    guard case .object(let members)? = value else { return #expect(Bool(false)) }
    #expect(members.keys.first?.unicodeScalars.contains("\u{34f}") == true)
  }
}
