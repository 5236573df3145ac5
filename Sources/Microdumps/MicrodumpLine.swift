/// One line of a microdump, understood.
enum MicrodumpLine {
  case product(String)
  case system(Microdump.System)
  case processType(String)
  case reason(Microdump.Reason)
  case gpu(String)
  case freeSpace(Microdump.FreeSpace)
  case stackBounds(Microdump.StackBounds)
  case stack(address: UInt64, HexadecimalBytes)
  case context(HexadecimalBytes)
  case mapping(Microdump.Mapping)

  /// The letters that lines begin with.
  static let letters = Array("VOPRGHSCM".utf8)

  /// Nil when the line is none, or damaged.
  init?(_ message: ArraySlice<UInt8>) {
    guard Self.hasLetter(message), let letter = message.first else { return nil }
    var fields = LineFields(message.dropFirst(2))
    switch letter {
    case UInt8(ascii: "V"): self = .product(fields.remainder())
    case UInt8(ascii: "P"): self = .processType(fields.remainder())
    case UInt8(ascii: "G"): self = .gpu(fields.remainder())
    default:
      guard let line = Self.numbers(letter, fields) else { return nil }
      self = line
    }
  }

  /// Whether the line begins with a letter of ours and a space.
  static func hasLetter(_ message: ArraySlice<UInt8>) -> Bool {
    guard let letter = message.first, letters.contains(letter) else { return false }
    return message.count == 1 || message[message.startIndex + 1] == UInt8(ascii: " ")
  }

  /// Lines that are more than a text, and of which one can tell whether they are whole.
  private static func numbers(_ letter: UInt8, _ fields: LineFields) -> MicrodumpLine? {
    switch letter {
    case UInt8(ascii: "O"): Microdump.System(fields).map { .system($0) }
    case UInt8(ascii: "R"): Microdump.Reason(fields).map { .reason($0) }
    case UInt8(ascii: "H"): Microdump.FreeSpace(fields).map { .freeSpace($0) }
    case UInt8(ascii: "S"):
      Microdump.StackBounds(fields).map { .stackBounds($0) } ?? stackPiece(fields)
    case UInt8(ascii: "C"): context(fields)
    case UInt8(ascii: "M"): Microdump.Mapping(fields).map { .mapping($0) }
    default: nil
    }
  }

  private static func stackPiece(_ fields: LineFields) -> MicrodumpLine? {
    var fields = fields
    guard let address = fields.number(), let bytes = fields.bytes(), !bytes.bytes.isEmpty else {
      return nil
    }
    return .stack(address: address, bytes)
  }

  private static func context(_ fields: LineFields) -> MicrodumpLine? {
    var fields = fields
    guard let bytes = fields.bytes(), !bytes.bytes.isEmpty else { return nil }
    return .context(bytes)
  }
}

extension Microdump.System {
  fileprivate init?(_ fields: LineFields) {
    var fields = fields
    guard let platform = fields.text(), platform.utf8.count == 1,
      let architecture = fields.text(), let processorCount = fields.number(UInt8.self)
    else { return nil }
    self.init(
      platform: platform, architecture: architecture, processorCount: processorCount,
      hardware: fields.text() ?? "", build: fields.remainder())
  }
}

extension Microdump.Reason {
  fileprivate init?(_ fields: LineFields) {
    var fields = fields
    guard let signal = fields.number(UInt32.self), let name = fields.text(),
      let address = fields.number()
    else { return nil }
    self.init(signal: signal, name: name, address: address)
  }
}

extension Microdump.FreeSpace {
  fileprivate init?(_ fields: LineFields) {
    var fields = fields
    guard let low = fields.number(), let high = fields.number(), let count = fields.number(),
      let largest = fields.number(), let sum = fields.number()
    else { return nil }
    self.init(
      lowAddress: low, highAddress: high, holeCount: count, largestByteCount: largest,
      byteCount: sum)
  }
}

extension Microdump.StackBounds {
  /// Its first number is always 0, and it has four, where a piece of the stack has two.
  fileprivate init?(_ fields: LineFields) {
    var fields = fields
    guard fields.number() == 0, let pointer = fields.number(), let address = fields.number(),
      let byteCount = fields.number()
    else { return nil }
    self.init(stackPointer: pointer, address: address, byteCount: byteCount)
  }
}

extension Microdump.Mapping {
  fileprivate init?(_ fields: LineFields) {
    var fields = fields
    guard let address = fields.number(), let offset = fields.number(),
      let byteCount = fields.number(), let identifier = fields.text()
    else { return nil }
    self.init(
      address: address, fileOffset: offset, byteCount: byteCount, identifier: identifier,
      name: fields.remainder())
  }
}
