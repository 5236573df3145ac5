import Symbols

extension SymbolMatch {
  /// The name for people: ``name``, but for parts of functions of Swift.
  var shownName: String {
    SwiftResumption.mayBe(linkageName) ? SwiftResumption.shown(name) : name
  }
}

extension InlineFrame {
  /// The name for people: ``name``, but for parts of functions of Swift; empty without one.
  var shownName: String {
    guard let name else { return "" }
    return SwiftResumption.mayBe(linkageName) ? SwiftResumption.shown(name) : name
  }
}

/// The parts that Swift's compiler cuts asynchronous functions into.
///
/// A part runs when what the one before it waited for is there. Its name begins with which part it is:
/// `(2) await resume partial function for app.load() async -> ()`.
enum SwiftResumption {
  /// Whether a mangled name ends as those of parts do, in `TQ0_` or `TY0_`.
  static func mayBe(_ linkageName: String?) -> Bool {
    linkageName?.utf8.last == UInt8(ascii: "_")
  }

  /// `app.load() async -> () [part 2, after an await]`; other names stay.
  static func shown(_ name: String) -> String {
    for (words, meaning) in meanings {
      guard name.utf8.count <= nameLimit, let range = name.firstRange(of: words),
        let number = numberBefore(range.lowerBound, in: name)
      else { continue }
      let function = name[..<number.lowerBound] + name[range.upperBound...]
      return "\(function) [part \(name[number].dropFirst().dropLast()), after \(meaning)]"
    }
    return name
  }

  /// An `await` of a call; anything else that lets others run, like a change to another actor.
  private static let meanings = [
    (" await resume partial function for ", "an await"),
    (" suspend resume partial function for ", "a suspension"),
  ]
  /// A longer name is not searched.
  private static let nameLimit = 16 * 1024

  /// The number in parentheses that ends where the words begin.
  private static func numberBefore(
    _ end: String.Index, in name: String
  ) -> Range<String.Index>? {
    guard let start = name[..<end].lastIndex(of: "("), name[..<end].last == ")",
      name[start..<end].dropFirst().dropLast().allSatisfy(\.isNumber)
    else { return nil }
    return start..<end
  }
}
