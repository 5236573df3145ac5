/// Names in Microsoft's type descriptors: `.?AVruntime_error@std@@` is `std::runtime_error`.
enum TypeDescriptorName {
  /// Names that say more than a class, a pointer to one, or a simple type stay as they are.
  static func text(of name: String) -> String {
    guard name.first == "." else { return name }
    var rest = name.dropFirst()
    if let simple = simpleTypes[String(rest)] { return simple }
    var (front, end) = ("", "")
    for (mark, constant) in pointers where rest.hasPrefix(mark) {
      (front, end) = (constant, " *")
      rest = rest.dropFirst(mark.count)
      break
    }
    if end != "", let simple = simpleTypes[String(rest)] { return front + simple + end }
    if end == "" {
      guard rest.hasPrefix("?A") else { return name }
      rest = rest.dropFirst(2)
    }
    return className(rest).map { front + $0 + end } ?? name
  }

  /// A pointer on 64-bit systems, on 32-bit ones; both to what must not be changed, too.
  private static let pointers = [("PEA", ""), ("PEB", "const "), ("PA", ""), ("PB", "const ")]

  private static let simpleTypes = [
    "D": "char", "_W": "wchar_t", "F": "short", "G": "unsigned short", "H": "int",
    "I": "unsigned int", "J": "long", "K": "unsigned long", "_J": "long long",
    "_K": "unsigned long long", "M": "float", "N": "double", "_N": "bool", "X": "void",
  ]

  /// The kind (class, struct, union, enumeration), then names from the inside out.
  private static func className(_ text: Substring) -> String? {
    guard let kind = ["V", "U", "T", "W4"].first(where: { text.hasPrefix($0) }),
      text.hasSuffix("@@")
    else { return nil }
    let names = text.dropFirst(kind.count).dropLast(2)
      .split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = names.allSatisfy { name in
      name.first?.isNumber == false && !name.contains { $0 == "?" || $0 == "$" }
    }
    return isPlain ? names.reversed().joined(separator: "::") : nil
  }
}
