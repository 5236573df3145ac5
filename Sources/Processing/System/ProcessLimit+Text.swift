extension ProcessLimit {
  /// Reads `/proc/self/limits`, in its order; lines without two values are left out.
  public static func limits(inText text: String) -> [ProcessLimit] {
    text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      ProcessLimit(line: Substring(line))
    }
  }

  /// The kernel writes the name in 25 columns, then soft and hard limit and, for some, the unit.
  private static let nameColumnCount = 25

  private init?(line: Substring) {
    let name = line.prefix(Self.nameColumnCount).trimmed
    let words = line.dropFirst(Self.nameColumnCount).split(separator: " ")
    // The title has two words a column.
    guard !name.isEmpty, name != "Limit", words.count >= 2 else { return nil }
    self.init(
      name: name, soft: Value(words[0]), hard: Value(words[1]),
      unit: words.count >= 3 ? String(words[2]) : "n/a")
  }
}

extension ProcessLimit.Value {
  init(_ word: Substring) {
    self = word == "unlimited" ? .unlimited : UInt64(word).map(Self.number) ?? .unreadable
  }
}
