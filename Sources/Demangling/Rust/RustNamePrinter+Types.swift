extension RustNamePrinter {
  /// `&'a [u8]`, `fn(i32) -> bool`, `dyn Trait<Item = T> + 'a`, or a path.
  mutating func type() throws(Unreadable) {
    try part { printer throws(Unreadable) in try printer.typeItself() }
  }

  private mutating func typeItself() throws(Unreadable) {
    let tag = try next()
    if let name = Self.basicTypes[tag] { return try write(name) }
    switch tag {
    case UInt8(ascii: "R"), UInt8(ascii: "Q"): try reference(isMutable: tag == UInt8(ascii: "Q"))
    case UInt8(ascii: "P"), UInt8(ascii: "O"):
      try write(tag == UInt8(ascii: "P") ? "*const " : "*mut ")
      try type()
    case UInt8(ascii: "A"), UInt8(ascii: "S"): try array(hasCount: tag == UInt8(ascii: "A"))
    case UInt8(ascii: "T"):
      try write("(")
      let count = try list(separator: ", ") { printer throws(Unreadable) in try printer.type() }
      try write(count == 1 ? ",)" : ")")
    case UInt8(ascii: "F"):
      try withLifetimes { printer throws(Unreadable) in try printer.functionType() }
    case UInt8(ascii: "D"): try traitObject()
    case UInt8(ascii: "B"):
      try backReference(otherwise: ()) { printer throws(Unreadable) in try printer.type() }
    default:
      stepBack()
      try path(inValue: false)
    }
  }

  private static let basicTypes: [UInt8: String] =
    ([
      "a": "i8", "b": "bool", "c": "char", "d": "f64", "e": "str", "f": "f32", "h": "u8",
      "i": "isize", "j": "usize", "l": "i32", "m": "u32", "n": "i128", "o": "u128", "p": "_",
      "s": "i16", "t": "u16", "u": "()", "v": "...", "x": "i64", "y": "u64", "z": "!",
    ] as [Unicode.Scalar: String])
    .reduce(into: [:]) { types, type in types[UInt8(ascii: type.key)] = type.value }

  private mutating func reference(isMutable: Bool) throws(Unreadable) {
    try write("&")
    if skip("L") {
      let number = try base62()
      if number != 0 {
        try lifetime(number)
        try write(" ")
      }
    }
    if isMutable { try write("mut ") }
    try type()
  }

  private mutating func array(hasCount: Bool) throws(Unreadable) {
    try write("[")
    try type()
    if hasCount {
      try write("; ")
      try constant(inValue: true)
    }
    try write("]")
  }

  private mutating func functionType() throws(Unreadable) {
    if skip("U") { try write("unsafe ") }
    if skip("K") {
      let convention = skip("C") ? "C" : try identifier().text()
      try write("extern \"\(String(convention.map { $0 == "_" ? "-" : $0 }))\" ")
    }
    try write("fn(")
    try list(separator: ", ") { printer throws(Unreadable) in try printer.type() }
    try write(")")
    guard !skip("u") else { return }
    try write(" -> ")
    try type()
  }

  private mutating func traitObject() throws(Unreadable) {
    try write("dyn ")
    try withLifetimes { printer throws(Unreadable) in
      try printer.list(separator: " + ") { printer throws(Unreadable) in
        try printer.boundTrait()
      }
    }
    guard skip("L") else { throw Unreadable() }
    let number = try base62()
    if number != 0 {
      try write(" + ")
      try lifetime(number)
    }
  }

  /// `Trait<A, Item = B>`.
  private mutating func boundTrait() throws(Unreadable) {
    var isOpen = try openPath()
    while skip("p") {
      try write(isOpen ? ", " : "<")
      isOpen = true
      try write(identifier())
      try write(" = ")
      try type()
    }
    if isOpen { try write(">") }
  }

  /// More than these no program has.
  private static let boundLifetimeLimit: UInt64 = 1000

  /// `for<'a, 'b>`, and what it holds for.
  private mutating func withLifetimes(
    _ body: (inout Self) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    let count = try optionalBase62("G")
    guard count <= Self.boundLifetimeLimit else { throw Unreadable() }
    let outer = boundLifetimeCount
    if count > 0 {
      try write("for<")
      for index in 0..<count {
        if index > 0 { try write(", ") }
        boundLifetimeCount += 1
        try lifetime(1)
      }
      try write("> ")
    }
    try body(&self)
    boundLifetimeCount = outer
  }

  /// - Parameter number: 0 for none, else counted from the innermost `for`.
  mutating func lifetime(_ number: UInt64) throws(Unreadable) {
    guard number > 0 else { return try write("'_") }
    // What is not written was not counted, either.
    guard !isSilent else { return }
    guard number <= boundLifetimeCount else { throw Unreadable() }
    let index = boundLifetimeCount - number
    if index < 26 {
      try write("'\(Unicode.Scalar(UInt8(0x61 + index)))")
    } else {
      try write("'_\(index)")
    }
  }
}
