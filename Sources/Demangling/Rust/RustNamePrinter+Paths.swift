extension RustNamePrinter {
  /// A place in a program: `core::option::Option<u8>`, `<T as Trait>::name`.
  ///
  /// - Parameter inValue: whether arguments need `::` in front of them, as in expressions.
  mutating func path(inValue: Bool) throws(Unreadable) {
    try part { printer throws(Unreadable) in try printer.pathItself(inValue) }
  }

  private mutating func pathItself(_ inValue: Bool) throws(Unreadable) {
    switch try next() {
    case UInt8(ascii: "C"):
      _ = try disambiguator()
      try write(identifier())
    case UInt8(ascii: "N"): try nestedPath(inValue)
    case UInt8(ascii: "M"):
      try implementationPath()
      try qualifiedType(hasTrait: false)
    case UInt8(ascii: "X"):
      try implementationPath()
      try qualifiedType(hasTrait: true)
    case UInt8(ascii: "Y"): try qualifiedType(hasTrait: true)
    case UInt8(ascii: "I"):
      try path(inValue: inValue)
      if inValue { try write("::") }
      try write("<")
      try list(separator: ", ") { printer throws(Unreadable) in try printer.genericArgument() }
      try write(">")
    case UInt8(ascii: "B"):
      try backReference(otherwise: ()) { printer throws(Unreadable) in
        try printer.path(inValue: inValue)
      }
    default: throw Unreadable()
    }
  }

  /// Where an `impl` stands, which is not told.
  private mutating func implementationPath() throws(Unreadable) {
    _ = try disambiguator()
    try silently { printer throws(Unreadable) in try printer.path(inValue: false) }
  }

  /// `<T>` or `<T as Trait>`.
  private mutating func qualifiedType(hasTrait: Bool) throws(Unreadable) {
    try write("<")
    try type()
    if hasTrait {
      try write(" as ")
      try path(inValue: false)
    }
    try write(">")
  }

  /// What is declared in something else. A capital letter marks what the compiler made: closures, shims.
  private mutating func nestedPath(_ inValue: Bool) throws(Unreadable) {
    let namespace = try next()
    guard namespace.isCapital || namespace &- 0x61 < 26 else { throw Unreadable() }
    try path(inValue: inValue)
    let number = try disambiguator()
    let name = try identifier()
    if namespace.isCapital {
      let kind =
        switch namespace {
        case UInt8(ascii: "C"): "closure"
        case UInt8(ascii: "S"): "shim"
        default: String(Unicode.Scalar(namespace))
        }
      try write("::{" + kind)
      if !name.bytes.isEmpty {
        try write(":")
        try write(name)
      }
      try write("#\(number)}")
    } else if !name.bytes.isEmpty {
      try write("::")
      try write(name)
    }
  }

  private mutating func genericArgument() throws(Unreadable) {
    if skip("L") {
      try lifetime(base62())
    } else if skip("K") {
      try constant(inValue: false)
    } else {
      try type()
    }
  }

  /// A path whose list of arguments stays open where it has one.
  ///
  /// - Returns: whether it is open.
  mutating func openPath() throws(Unreadable) -> Bool {
    if skip("B") {
      return try backReference(otherwise: false) { printer throws(Unreadable) in
        try printer.openPath()
      }
    }
    guard skip("I") else {
      try path(inValue: false)
      return false
    }
    try path(inValue: false)
    try write("<")
    try list(separator: ", ") { printer throws(Unreadable) in try printer.genericArgument() }
    return true
  }
}
