/// A pattern of a rule: text in which `*` stands for anything, also nothing, and `\` before a byte
/// takes a meaning from it.
struct RulePattern: Sendable {
  /// As it stands in the file.
  let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
  }

  /// What a name must begin with; nil when that does not matter, or the pattern is empty.
  var firstByte: UInt8? {
    guard let first = text.first, first != Self.anything else { return nil }
    return first == Self.escape && text.count > 1 ? text[text.startIndex + 1] : first
  }

  private static let anything = UInt8(ascii: "*")
  private static let escape = UInt8(ascii: "\\")

  /// Whether the whole of `name` is as the pattern says. Takes as many steps as the lengths of both,
  /// multiplied, at most: only what the last `*` stands for is ever tried anew.
  func matches(_ name: [UInt8]) -> Bool {
    var place = text.startIndex
    var index = 0
    /// Behind the last `*`, and where what follows it was tried last.
    var retry: (place: Int, index: Int)?
    while index < name.count {
      if place < text.endIndex, text[place] == Self.anything {
        place += 1
        retry = (place, index)
      } else if let next = step(at: place, over: name[index]) {
        place = next
        index += 1
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        (place, index) = (last.place, last.index + 1)
      } else {
        return false
      }
    }
    return text[place...].allSatisfy { $0 == Self.anything }
  }

  /// The place behind the one that stands for `byte`; nil when it stands for another.
  private func step(at place: Int, over byte: UInt8) -> Int? {
    guard place < text.endIndex else { return nil }
    let literal =
      text[place] == Self.escape && place + 1 < text.endIndex ? place + 1 : place
    return text[literal] == byte ? literal + 1 : nil
  }
}
