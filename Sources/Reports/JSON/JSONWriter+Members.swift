extension JSONWriter {
  mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
    key(name)
    if let value { number(UInt64(clamping: value)) } else { null() }
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  mutating func nullMember(_ name: String) {
    key(name)
    null()
  }

  mutating func address(_ name: String, _ value: UInt64?, digitCount: Int) {
    key(name)
    if let value { hexadecimal(value, digitCount: digitCount) } else { null() }
  }

  mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  mutating func array<Elements: Sequence>(
    _ name: String, _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    key(name)
    array(elements, write)
  }

  /// A value of any shape, with the members of its objects in alphabetical order.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let isTrue): boolean(isTrue)
    case .number(let text): number(text: text)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      object { json in
        for (name, member) in members.sorted(by: { $0.key.precedesInBytes($1.key) }) {
          json.key(name)
          json.value(member)
        }
      }
    }
  }
}

extension String {
  /// The order of UTF-8 bytes, which is how serde_json sorts; Swift's own order is by normal form.
  func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
