/// Reads a name of Rust's scheme "v0" from the left and writes what it says.
///
/// A back-reference is read again where it is met, so a short name may say much: what is written, how
/// deep parts lie in one another and how many are read is bounded.
struct RustNamePrinter {
  /// The name says nothing, or too much.
  struct Unreadable: Error {}

  private static let depthLimit = 300
  private static let partLimit = 200_000

  private let bytes: [UInt8]
  private(set) var position = 0
  private var output: [UInt8] = []
  private var depth = 0
  private var partCount = 0
  /// What is read is not written: it says where an implementation stands, which nobody asks.
  private(set) var isSilent = false
  /// Of the `for<'a, 'b>` around what is being read.
  var boundLifetimeCount: UInt64 = 0

  /// - Parameter name: without `_R`, ASCII.
  init(_ name: [UInt8]) {
    bytes = name
  }

  /// Nil when the name is none.
  mutating func wholeText() -> String? {
    output.reserveCapacity(2 * bytes.count)
    do throws(Unreadable) {
      guard let first = peek(), first.isCapital else { return nil }
      try path(inValue: true)
      // The crate that a generic function was made for.
      if peek()?.isCapital == true {
        try silently { printer throws(Unreadable) in try printer.path(inValue: false) }
      }
      return position == bytes.count ? String(decoding: output, as: UTF8.self) : nil
    } catch {
      return nil
    }
  }
}

// MARK: - Reading

extension RustNamePrinter {
  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func next() throws(Unreadable) -> UInt8 {
    guard let byte = peek() else { throw Unreadable() }
    position += 1
    return byte
  }

  /// Back to the byte that was read last.
  mutating func stepBack() { position -= 1 }

  /// Whether a character comes next, which is passed over.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek(), UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// `_` is 0, `0_` 1, `Z_` 62.
  mutating func base62() throws(Unreadable) -> UInt64 {
    if skip("_") { return 0 }
    var value: UInt64 = 0
    while !skip("_") {
      let digit = try base62Digit(next())
      let (product, overflows) = value.multipliedReportingOverflow(by: 62)
      let (sum, overflowsToo) = product.addingReportingOverflow(digit)
      guard !overflows, !overflowsToo else { throw Unreadable() }
      value = sum
    }
    guard value < .max else { throw Unreadable() }
    return value + 1
  }

  private func base62Digit(_ byte: UInt8) throws(Unreadable) -> UInt64 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - 0x30)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - 0x61) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - 0x41) + 36
    default: throw Unreadable()
    }
  }

  /// A number behind a letter; 0 without.
  mutating func optionalBase62(_ tag: Unicode.Scalar) throws(Unreadable) -> UInt64 {
    guard skip(tag) else { return 0 }
    let value = try base62()
    guard value < .max else { throw Unreadable() }
    return value + 1
  }

  /// What tells apart parts of one name.
  mutating func disambiguator() throws(Unreadable) -> UInt64 { try optionalBase62("s") }

  /// A name of the program, without its disambiguator: `["u"] length ["_"] bytes`.
  mutating func identifier() throws(Unreadable) -> RustIdentifier {
    let isPunycode = skip("u")
    let byteCount = try decimal()
    _ = skip("_")
    guard byteCount <= bytes.count - position else { throw Unreadable() }
    let start = position
    position += byteCount
    return RustIdentifier(bytes: bytes[start..<position], isPunycode: isPunycode)
  }

  private mutating func decimal() throws(Unreadable) -> Int {
    let first = try next()
    guard first.isDigit else { throw Unreadable() }
    var value = Int(first - 0x30)
    while value > 0, let digit = peek(), digit.isDigit {
      value = value * 10 + Int(digit - 0x30)
      guard value <= Demangler.nameLimit else { throw Unreadable() }
      position += 1
    }
    return value
  }

  /// The hexadecimal digits up to `_`.
  mutating func hexadecimalDigits() throws(Unreadable) -> Substring {
    let start = position
    while !skip("_") {
      let digit = try next()
      guard digit.isDigit || digit &- 0x61 < 6 else { throw Unreadable() }
    }
    return Substring(decoding: bytes[start..<position - 1], as: UTF8.self)
  }
}

// MARK: - Writing

extension RustNamePrinter {
  mutating func write(_ text: some StringProtocol) throws(Unreadable) {
    guard !isSilent else { return }
    guard text.utf8.count <= Demangler.textLimit - output.count else { throw Unreadable() }
    output += text.utf8
  }

  mutating func write(_ identifier: RustIdentifier) throws(Unreadable) {
    guard !identifier.isPunycode else { return try write(identifier.text()) }
    guard !isSilent else { return }
    guard identifier.bytes.count <= Demangler.textLimit - output.count else { throw Unreadable() }
    output += identifier.bytes
  }

  /// Reads something without writing it.
  mutating func silently(
    _ body: (inout Self) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    let wasSilent = isSilent
    isSilent = true
    try body(&self)
    isSilent = wasSilent
  }

  /// Reads a part, in a bounded depth.
  mutating func part(_ body: (inout Self) throws(Unreadable) -> Void) throws(Unreadable) {
    depth += 1
    partCount += 1
    guard depth < Self.depthLimit, partCount < Self.partLimit else { throw Unreadable() }
    try body(&self)
    depth -= 1
  }

  /// Reads what stands further to the front once more. Its tag has been read.
  mutating func backReference<Answer>(
    otherwise: Answer, _ body: (inout Self) throws(Unreadable) -> Answer
  ) throws(Unreadable) -> Answer {
    let tag = position - 1
    let target = try base62()
    guard target < UInt64(tag) else { throw Unreadable() }
    if isSilent { return otherwise }
    let end = position
    position = Int(target)
    depth += 1
    partCount += 1
    guard depth < Self.depthLimit, partCount < Self.partLimit else { throw Unreadable() }
    let answer = try body(&self)
    depth -= 1
    position = end
    return answer
  }

  /// Reads parts up to `E` and writes something between them.
  ///
  /// - Returns: how many there were.
  @discardableResult
  mutating func list(
    separator: String, _ body: (inout Self) throws(Unreadable) -> Void
  ) throws(Unreadable) -> Int {
    var count = 0
    while !skip("E") {
      if count > 0 { try write(separator) }
      try body(&self)
      count += 1
    }
    return count
  }
}

extension UInt8 {
  var isCapital: Bool { self &- 0x41 < 26 }
  var isDigit: Bool { self &- 0x30 < 10 }
}
