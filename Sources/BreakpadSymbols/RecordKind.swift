import Bytes

/// The records of a symbol file that are looked up by a number: their own or an address.
enum RecordKind: Int, CaseIterable, Sendable {
  case file
  case inlineOrigin
  case function
  case publicSymbol
  case cfiInit
  /// STACK WIN of type 4: FrameData.
  case windowsProgram
  /// STACK WIN of type 0: FPO_DATA.
  case windowsOmittedPointer

  /// How a record begins, up to and including the space in front of what follows.
  var keyword: StaticString {
    switch self {
    case .file: "FILE "
    case .inlineOrigin: "INLINE_ORIGIN "
    case .function: "FUNC "
    case .publicSymbol: "PUBLIC "
    case .cfiInit: "STACK CFI INIT "
    case .windowsProgram: "STACK WIN 4 "
    case .windowsOmittedPointer: "STACK WIN 0 "
    }
  }

  /// Where records of the kind usually stand.
  var content: TextContent {
    switch self {
    case .file: .files
    case .inlineOrigin: .inlineOrigins
    case .function, .publicSymbol: .code
    case .cfiInit: .callFrames
    case .windowsProgram, .windowsOmittedPointer: .windowsFrames
    }
  }

  var firstByte: UInt8 {
    switch self {
    case .file, .function: UInt8(ascii: "F")
    case .inlineOrigin: UInt8(ascii: "I")
    case .publicSymbol: UInt8(ascii: "P")
    case .cfiInit, .windowsProgram, .windowsOmittedPointer: UInt8(ascii: "S")
    }
  }

  private static let patterns = allCases.map { RecordPattern($0.keyword) }

  /// ``keyword``, made for comparing.
  var pattern: RecordPattern { Self.patterns[rawValue] }

  /// Whether an `m` may stand in front of the number.
  var mayBeOneOfSeveral: Bool { self == .function || self == .publicSymbol }

  /// Whether the number is hexadecimal, an address.
  var hasAddress: Bool { self != .file && self != .inlineOrigin }
}

/// Where a record lies, and the number it is looked up by.
struct RecordHead: Hashable, Sendable {
  var key: UInt64
  /// Of the record's first byte, in the text.
  var offset: Int
}

extension UnsafeRawBufferPointer {
  /// The number of a record behind its keyword; nil when it is damaged.
  ///
  /// This is ``Fields`` once more, for the one number of which millions are read.
  @inline(__always)
  func key(of kind: RecordKind, at start: Int) -> UInt64? {
    var position = unsafe skipBlanks(from: start)
    if kind.mayBeOneOfSeveral, unsafe byte(at: position) == UInt8(ascii: "m"),
      unsafe isBlank(at: position + 1)
    {
      position = unsafe skipBlanks(from: position + 1)
    }
    let first = position
    var value: UInt64 = 0
    let base: UInt64 = kind.hasAddress ? 16 : 10
    while let digit = unsafe digit(at: position), digit < base {
      guard position - first < 16 else { return nil }
      value = value &* base &+ digit
      position += 1
    }
    guard position > first, unsafe isWordEnd(at: position),
      kind.hasAddress || value <= UInt64(UInt32.max)
    else { return nil }
    return value
  }

  private func byte(at offset: Int) -> UInt8? {
    unsafe offset < count ? self[offset] : nil
  }

  private func isBlank(at offset: Int) -> Bool {
    let byte = unsafe byte(at: offset)
    return byte == 0x20 || byte == 0x09
  }

  private func isWordEnd(at offset: Int) -> Bool {
    guard let byte = unsafe byte(at: offset) else { return true }
    return byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private func skipBlanks(from offset: Int) -> Int {
    var position = offset
    while unsafe isBlank(at: position) { position += 1 }
    return position
  }

  private func digit(at offset: Int) -> UInt64? {
    switch unsafe byte(at: offset) {
    case .some(let byte) where byte &- 0x30 < 10: UInt64(byte &- 0x30)
    case .some(let byte) where byte | 0x20 &- 0x61 < 6: UInt64(byte | 0x20 &- 0x57)
    default: nil
    }
  }
}
