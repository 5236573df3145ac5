import Bytes

// How lists of a dump are kept from making a report endless.
extension JSONSections {
  /// So many elements of a list that is ours are written, and how many more there were.
  static let listLimit = 1000

  /// The members `left_out`, when there are more elements than are written, and `name`.
  func bounded<Elements: Sequence>(
    _ name: String, _ elements: Elements, count: Int, limit: Int = listLimit,
    to json: inout JSONWriter,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    if count > limit { json.member("left_out", count - limit) }
    json.array(name, elements.prefix(limit), write)
  }

  /// An object with a list, when the list is there and has elements.
  func list<Elements: Collection>(
    _ name: String, of elementName: String, _ elements: Elements?, to json: inout JSONWriter,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    guard let elements, !elements.isEmpty else { return }
    json.object(name) { json in
      bounded(elementName, elements, count: elements.count, to: &json, write)
    }
  }

  /// Texts under their names, in the order of the names; of equal ones, the first. Where there are more
  /// than are written, a member beside them says how many.
  func texts(
    _ name: String, _ pairs: [(key: String, value: String)], to json: inout JSONWriter
  ) {
    let pairs = pairs.lazy.map { ($0.key, Optional($0.value)) }
    texts(name, Dictionary(pairs, uniquingKeysWith: { old, _ in old }), to: &json)
  }

  func texts(_ name: String, _ values: [String: String?], to json: inout JSONWriter) {
    guard !values.isEmpty else { return }
    let sorted = values.sorted { $0.key.precedesInBytes($1.key) }
    json.object(name) { json in
      for (key, value) in sorted.prefix(Self.listLimit) { json.member(key, value) }
    }
    if sorted.count > Self.listLimit {
      json.member(name + "_left_out", sorted.count - Self.listLimit)
    }
  }

  /// Every number of a record that has nothing else, under its name: `pageFaultCount` is
  /// `page_fault_count`.
  func counters(_ name: String, _ record: some Record, to json: inout JSONWriter) {
    json.object(name) { counters(of: record, to: &$0) }
  }

  func counters(of record: some Record, to json: inout JSONWriter) {
    let counters = Mirror(reflecting: record).children.compactMap { field in
      field.label.flatMap { label in
        (field.value as? any FixedWidthInteger).map { (label.snakeCase, "\($0)") }
      }
    }
    for (name, number) in counters.sorted(by: { $0.0.precedesInBytes($1.0) }) {
      json.key(name)
      json.number(text: number)
    }
  }
}

extension String {
  /// `page_read_io_count` of `pageReadIOCount`, `free_system_ptes` of `freeSystemPTEs`.
  var snakeCase: String {
    let letters = Array(self)
    var words = ""
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0, Self.beginsWord(at: index, in: letters) { words += "_" }
      words += letter.lowercased()
    }
    return words
  }

  private static func beginsWord(at index: Int, in letters: [Character]) -> Bool {
    guard letters[index - 1].isUppercase else { return true }
    let rest = letters[(index + 1)...]
    return rest.first?.isLowercase == true && !rest.elementsEqual(["s"])
  }
}
