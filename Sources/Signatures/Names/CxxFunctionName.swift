/// Names of C++: without return type, parameters, arguments of templates and what follows those.
enum CxxFunctionName {
  /// `int app::Map<int>::find(int) const [clone .cold]` is `app::Map<T>::find`.
  static func short(_ name: [UInt8]) -> [UInt8] {
    var scanner = NameScanner(CompilerMarks.removed(from: name))
    var output = Output()
    while !scanner.isAtEnd { take(from: &scanner, to: &output) }
    return output.finished
  }

  private static func take(from scanner: inout NameScanner, to output: inout Output) {
    switch scanner.peek() ?? 0 {
    case UInt8(ascii: "("): takeParenthesis(from: &scanner, to: &output)
    case UInt8(ascii: "<"): takeAngle(from: &scanner, to: &output)
    case UInt8(ascii: "{"): takeBrace(from: &scanner, to: &output)
    case UInt8(ascii: "["):
      // [abi:cxx11]; but -[NSView draw] is a method of Objective-C.
      if output.isMethodSign { output.append(scanner.next()) } else { scanner.skipBracket() }
    case UInt8(ascii: "`"), UInt8(ascii: "'"): takeQuote(from: &scanner, to: &output)
    case UInt8(ascii: " "):
      _ = scanner.next()
      output.space()
    default: takeWord(from: &scanner, to: &output)
    }
  }

  private static func takeParenthesis(
    from scanner: inout NameScanner, to output: inout Output
  ) {
    if scanner.skip("(anonymous namespace)") {
      output.append("(anonymous namespace)")
    } else {
      scanner.skipBracket()
    }
  }

  private static func takeAngle(from scanner: inout NameScanner, to output: inout Output) {
    let inside = scanner.skipBracket()
    output.append(inside.starts(with: "lambda".utf8) ? "{lambda}" : "<T>")
  }

  /// `{lambda(int)#2}`, `{unnamed type#1}`, `{default arg#1}`: the numbers count what is written
  /// before in the same function.
  private static func takeBrace(from scanner: inout NameScanner, to output: inout Output) {
    let word = scanner.skipBracket().prefix { $0.isIdentifierPart }
    output.append("{\(String(decoding: word, as: UTF8.self))}")
  }

  /// Microsoft's `` `anonymous namespace' ``, LLVM's `'lambda0'(int)`.
  private static func takeQuote(from scanner: inout NameScanner, to output: inout Output) {
    if scanner.skip("`anonymous namespace'") || scanner.skip("`anonymous-namespace'") {
      output.append("(anonymous namespace)")
    } else if scanner.skip("'lambda") {
      while let byte = scanner.peek(), byte.isDigit || byte == UInt8(ascii: "'") {
        _ = scanner.next()
      }
      output.append("{lambda}")
    } else {
      output.append(scanner.next())
    }
  }

  private static func takeWord(from scanner: inout NameScanner, to output: inout Output) {
    guard scanner.peek()?.isIdentifierPart == true else { return output.append(scanner.next()) }
    var word: [UInt8] = []
    while let byte = scanner.peek(), byte.isIdentifierPart { word.append(scanner.next()) }
    if word.starts(with: "$_".utf8), word.dropFirst(2).allSatisfy(\.isDigit) {
      // Clang's name of a closure's type.
      word = Array("{lambda}".utf8)
    }
    output.append(word)
    if word.elementsEqual("operator".utf8) { takeOperator(from: &scanner, to: &output) }
  }

  /// What an operator is called, with brackets that are none.
  private static func takeOperator(from scanner: inout NameScanner, to output: inout Output) {
    output.endOfType()
    if scanner.skip("()") { return output.append("()") }
    if scanner.skip("[]") { return output.append("[]") }
    if scanner.skip("\"\" ") { return output.append("\"\"") }
    if let symbol = symbols.first(where: { scanner.isNext($0) }), scanner.skip(symbol) {
      output.append("\(symbol)")
    }
    guard scanner.skip(" ") else { return }
    // A conversion's type, new, delete: up to the parameters.
    output.append(" ")
    while let byte = scanner.peek(), byte != UInt8(ascii: "(") {
      if byte == UInt8(ascii: "<") {
        scanner.skipBracket()
        output.append("<T>")
      } else {
        output.append(scanner.next())
      }
    }
  }

  /// Longer ones before their beginnings.
  private static let symbols: [StaticString] = [
    "<=>", "->*", "<<=", ">>=", "->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "++", "--",
    "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "+", "-", "*", "/", "%", "^", "&", "|", "~",
    "!",
    "=", "<", ">", ",",
  ]
}

extension CxxFunctionName {
  /// What is left of a name so far.
  private struct Output {
    private var bytes: [UInt8] = []
    /// Where the function's name may begin: behind each space.
    private var starts = [0]
    /// A space now can only be in the name's or an operator's end.
    private var isTypeOver = false

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ more: [UInt8]) { bytes += more }
    mutating func append(_ text: String) { bytes += text.utf8 }

    /// What comes before is the return type, or something that is told before the name, unless the
    /// name is over already.
    mutating func space() {
      bytes.append(UInt8(ascii: " "))
      if !isMethod, !isTypeOver { starts.append(bytes.count) }
    }

    mutating func endOfType() { isTypeOver = true }

    /// Whether `-` or `+` were the first, and so a bracket belongs to Objective-C.
    var isMethodSign: Bool {
      bytes.elementsEqual("-".utf8) || bytes.elementsEqual("+".utf8)
    }

    private var isMethod: Bool {
      bytes.starts(with: "-[".utf8) || bytes.starts(with: "+[".utf8)
    }

    var finished: [UInt8] {
      var name = bytes[...]
      while let shorter = Self.withoutQualifier(name) { name = shorter }
      return Array(name[(starts.last { $0 < name.endIndex } ?? 0)...])
    }

    private static func withoutQualifier(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      if name.last == UInt8(ascii: " ") { return name.dropLast() }
      for qualifier in ["const", "volatile", "&&", "&", "noexcept"] {
        let text = Array((" " + qualifier).utf8)
        if name.count > text.count, name.suffix(text.count).elementsEqual(text) {
          return name.dropLast(text.count)
        }
      }
      return nil
    }
  }
}
