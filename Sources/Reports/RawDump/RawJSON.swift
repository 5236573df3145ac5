/// A raw dump as JSON.
///
/// Numbers of up to 32 bits are numbers, wider ones strings: hardly a reader of JSON keeps 64 bits.
struct RawJSON: RawFormat {
  private var json: JSONWriter
  private var groups: [RawGroup] = []

  init(isPretty: Bool) {
    json = JSONWriter(isPretty: isPretty)
    json.open(UInt8(ascii: "{"))
  }

  var byteCount: Int { json.bytes.count }

  mutating func open(_ group: RawGroup, _ name: String?, meaning: String?) {
    self.meaning(meaning, of: name)
    begin(name)
    json.open(group == .list ? UInt8(ascii: "[") : UInt8(ascii: "{"))
    groups.append(group)
  }

  mutating func close() {
    json.close(groups.popLast() == .list ? UInt8(ascii: "]") : UInt8(ascii: "}"))
  }

  mutating func value(_ value: RawValue, _ name: String?, meaning: String?) {
    begin(name)
    switch value {
    case .number(let number): self.number(number)
    case .numbers(let numbers): json.array(numbers) { Self.number($1, to: &$0) }
    case .digits(let bytes): json.string(bytes.hexadecimalDigits)
    case .text(let text): json.string(text)
    case .count(let count): json.number(UInt64(clamping: count))
    }
    self.meaning(meaning, of: name)
  }

  mutating func openBytes(_ name: String, byteCount: Int, offset: UInt64) {
    open(.object, name, meaning: nil)
    json.member("byteCount", byteCount)
    json.member("offset", offset)
    json.key("bytes")
    json.quote()
  }

  mutating func addBytes(_ bytes: [UInt8], at position: Int) {
    json.piece(bytes.hexadecimalDigits)
  }

  mutating func closeBytes() {
    json.quote()
    close()
  }

  mutating func finish() { json.close(UInt8(ascii: "}")) }

  mutating func takeBytes() -> [UInt8] { json.takeBytes() }

  private mutating func begin(_ name: String?) {
    if let name { json.key(name) } else { json.element() }
  }

  private mutating func meaning(_ meaning: String?, of name: String?) {
    guard let meaning, let name else { return }
    json.member(name + "Meaning", meaning)
  }

  private mutating func number(_ number: RawNumber) { Self.number(number, to: &json) }

  private static func number(_ number: RawNumber, to json: inout JSONWriter) {
    if number.bitWidth <= 32 {
      json.number(text: number.decimal)
    } else {
      json.string(number.paddedHexadecimal)
    }
  }
}
