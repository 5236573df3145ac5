/// Names of Go: packages, receivers in parentheses, closures by numbers.
enum GoFunctionName {
  /// `main.(*Cache[go.shape.int]).find.func2.1` is `main.(*Cache).find.func`.
  static func short(_ name: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var depth = 0
    for byte in name {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if depth == 0 { output.append(byte) }
      if byte == UInt8(ascii: "]") { depth = max(0, depth - 1) }
    }
    return withoutNumbers(output[...])
  }

  /// Whether it is a method of a pointer, or a function of a package that every program has.
  static func isLikely(_ name: [UInt8]) -> Bool {
    guard let dot = name.firstIndex(of: UInt8(ascii: ".")), dot + 1 < name.count else {
      return false
    }
    let rest = name[(dot + 1)...]
    // `main.cold` is a part of C's.
    guard !rest.contains(UInt8(ascii: ":")), CompilerMarks.removed(from: name) == name else {
      return false
    }
    return rest.starts(with: "(*".utf8)
      || packages.contains(String(decoding: name[..<dot], as: UTF8.self))
  }

  private static let packages: Set<String> = ["main", "runtime", "syscall"]

  /// Closures are counted, and those in them: the numbers depend on what is written before.
  private static func withoutNumbers(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var name = name
    if name.suffix(3).elementsEqual("-fm".utf8) { name = name.dropLast(3) }
    var stem = name
    while stem.last?.isDigit == true || stem.last == UInt8(ascii: ".") { stem = stem.dropLast() }
    return Array(stem.suffix(5).elementsEqual(".func".utf8) ? stem : name)
  }
}
