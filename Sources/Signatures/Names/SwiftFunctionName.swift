/// Names of Swift: with the labels of parameters, without their types, without what the compiler did
/// to make one function of another.
enum SwiftFunctionName {
  /// Told before the function that was meant.
  private static let attributes: [StaticString] = [
    "merged ", "specialized ", "partial apply forwarder for ", "partial apply for ",
    "dispatch thunk of ", "@objc ", "@nonobjc ", "static ", "override ", "implicit ",
    "async function pointer to ", "inlined ",
  ]
  /// As those, with a bracket and " of " behind.
  private static let specializations: [StaticString] = [
    "generic specialization ", "generic not re-abstracted specialization ",
    "generic partial specialization ", "generic pre-specialization ",
    "function signature specialization ", "inlined generic function ",
  ]

  /// `static app.Cache.load<A>(key: A, _: Swift.Int) async throws -> Swift.String` is
  /// `app.Cache.load(key:_:)`.
  static func short(_ name: [UInt8]) -> [UInt8] {
    var scanner = NameScanner(CompilerMarks.removed(from: name))
    if scanner.isNext("Swift runtime failure: ") { return name }
    var output: [UInt8] = []
    skipAttributes(&scanner)
    while scanner.skip("closure #") {
      output += "closure in ".utf8
      guard skipClosure(&scanner) else { return output.dropLast(4) }
      skipAttributes(&scanner)
    }
    if scanner.skip("reabstraction thunk") { return Array("reabstraction thunk".utf8) }
    takeEntity(from: &scanner, to: &output)
    return output
  }

  private static func skipAttributes(_ scanner: inout NameScanner) {
    while !scanner.isAtEnd {
      if attributes.contains(where: { scanner.skip($0) }) { continue }
      if specializations.contains(where: { scanner.skip($0) }) {
        if scanner.peek() == UInt8(ascii: "<") { scanner.skipBracket() }
        _ = scanner.skip(" of ")
        continue
      }
      guard skipResumption(&scanner) else { return }
    }
  }

  /// `(2) await resume partial function for `: a function's part behind an `await`.
  private static func skipResumption(_ scanner: inout NameScanner) -> Bool {
    guard scanner.peek() == UInt8(ascii: "("), scanner.peek(1)?.isDigit == true else {
      return false
    }
    var ahead = scanner
    ahead.skipBracket()
    guard
      ahead.skip(" await resume partial function for ")
        || ahead.skip(" suspend resume partial function for ")
    else { return false }
    scanner = ahead
    return true
  }

  /// Passes over a closure's number and type; false when nothing follows it.
  private static func skipClosure(_ scanner: inout NameScanner) -> Bool {
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "<") {
        scanner.skipBracket()
      } else if scanner.skip(" in ") {
        return true
      } else {
        _ = scanner.next()
      }
    }
    return false
  }

  /// Where a declaration's type begins.
  private static let ends: [StaticString] = [
    " -> ", " async ", " async", " throws", " rethrows", " : ", " where ", " in conformance ",
    " with unmangled suffix ",
  ]

  private static func takeEntity(from scanner: inout NameScanner, to output: inout [UInt8]) {
    while let byte = scanner.peek() {
      switch byte {
      case UInt8(ascii: "("): takeParenthesis(from: &scanner, to: &output)
      case UInt8(ascii: "<"): takeGenerics(from: &scanner, to: &output)
      case UInt8(ascii: " ") where ends.contains(where: { scanner.isNext($0) }): return
      default: output.append(scanner.next())
      }
    }
  }

  /// A function's own parameters need no mark; a type's do, as `Swift.Array<T>`.
  private static func takeGenerics(from scanner: inout NameScanner, to output: inout [UInt8]) {
    guard output.last?.isIdentifierPart == true else { return output.append(scanner.next()) }
    scanner.skipBracket()
    if scanner.peek() != UInt8(ascii: "(") { output += "<T>".utf8 }
  }

  private static func takeParenthesis(
    from scanner: inout NameScanner, to output: inout [UInt8]
  ) {
    if scanner.isNext("(extension in ") {
      scanner.skipBracket()
      _ = scanner.skip(":")
      return
    }
    let isName = output.last == UInt8(ascii: ".") || output.isEmpty
    let inside = scanner.skipBracket()
    if isName {
      // (helper in _0123ABCD…), a private name; (unknown context at $0123).
      output += inside.prefix { $0 != UInt8(ascii: " ") }
    } else {
      output += "(".utf8 + labels(of: Array(inside)) + ")".utf8
    }
  }

  /// `key: A, Swift.Int` is `key:_:`.
  private static func labels(of parameters: [UInt8]) -> [UInt8] {
    guard !parameters.isEmpty else { return [] }
    var scanner = NameScanner(parameters)
    var labels: [UInt8] = []
    var word: [UInt8] = []
    var label: [UInt8]?
    while let byte = scanner.peek() {
      if "(<[{".utf8.contains(byte) {
        scanner.skipBracket()
        word = []
      } else if scanner.skip(": ") {
        label = label ?? word
      } else if scanner.skip(", ") {
        labels += (label ?? Array("_".utf8)) + ":".utf8
        (label, word) = (nil, [])
      } else {
        word.append(scanner.next())
      }
    }
    return labels + (label ?? Array("_".utf8)) + ":".utf8
  }
}
