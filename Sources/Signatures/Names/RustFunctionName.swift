/// Names of Rust: without hashes, arguments of generics and the numbers of closures.
enum RustFunctionName {
  private static let hashDigitCount = 16

  /// `app::load::<u32>::{closure#0}` and `app::load::{{closure}}::h0123456789abcdef` are
  /// `app::load::{closure}`.
  static func short(_ name: [UInt8]) -> [UInt8] {
    var bare = CompilerMarks.removed(from: name)[...]
    if endsInHash(bare) { bare = bare.dropLast(hashDigitCount + 3) }
    var scanner = NameScanner(Array(bare))
    var output: [UInt8] = []
    while !scanner.isAtEnd { take(from: &scanner, to: &output) }
    return output
  }

  /// Whether a legacy name's hash is at the end: `::h` and 16 digits.
  static func endsInHash(_ name: ArraySlice<UInt8>) -> Bool {
    let hash = name.suffix(hashDigitCount + 3)
    return hash.count == hashDigitCount + 3 && hash.starts(with: "::h".utf8)
      && hash.suffix(hashDigitCount).allSatisfy(\.isLowercaseHexadecimal)
  }

  private static func take(from scanner: inout NameScanner, to output: inout [UInt8]) {
    switch scanner.peek() ?? 0 {
    case UInt8(ascii: "<"): takeAngle(from: &scanner, to: &output)
    case UInt8(ascii: "{"):
      let inside = scanner.skipBracket()
      let word = inside.drop { $0 == UInt8(ascii: "{") }.prefix(while: \.isIdentifierPart)
      output += "{".utf8 + word + "}".utf8
    case UInt8(ascii: "["), UInt8(ascii: "("):
      // [0123abcd], a crate's number; parameters, where a debugger tells some.
      scanner.skipBracket()
    default: output.append(scanner.next())
    }
  }

  /// What a type does for a trait says more than `T`; where it begins a path, the type is the path.
  private static func takeAngle(from scanner: inout NameScanner, to output: inout [UInt8]) {
    let inside = Array(scanner.skipBracket())
    let isAtStart = output.isEmpty
    if output.suffix(2).elementsEqual("::".utf8) {
      output.removeLast(2)
      if inside.starts(with: "impl ".utf8) {
        output += "::<".utf8 + withoutGenerics(inside) + ">".utf8
      }
    } else if !isAtStart {
      output += "<T>".utf8
    } else if isRelation(inside) {
      output += "<".utf8 + withoutGenerics(inside) + ">".utf8
    } else {
      output += withoutGenerics(inside)
    }
  }

  private static func isRelation(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: UInt8(ascii: " "))
    return words.count > 1
      && (words.contains { $0.elementsEqual("as".utf8) } || words[0].elementsEqual("impl".utf8))
  }

  private static func withoutGenerics(_ text: [UInt8]) -> [UInt8] {
    var scanner = NameScanner(text)
    var output: [UInt8] = []
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "<") {
        scanner.skipBracket()
        output += "<T>".utf8
      } else if byte == UInt8(ascii: "["), output.last?.isIdentifierPart == true {
        scanner.skipBracket()
      } else {
        output.append(scanner.next())
      }
    }
    return output
  }
}
