import DWARF

/// A DWARF expression in the words of STACK CFI records.
struct PostfixExpression {
  /// As in a rule: `$rsp 160 + ^`.
  private(set) var words: [UInt8] = []
  private var stack: [[UInt8]]
  private var cursor: DWARFCursor
  private let architecture: DumpArchitecture

  /// Real ones have a tenth.
  private static let byteLimit = 1024
  private static let stackLimit = 64

  /// Nil when it says what the records have no words for.
  ///
  /// - Parameter onFrameAddress: whether it begins with the canonical frame address, as those of
  ///   registers do.
  init?(
    _ place: ExpressionPlace, in section: CallFrameSection, _ architecture: DumpArchitecture,
    onFrameAddress: Bool
  ) {
    guard place.byteCount <= Self.byteLimit else { return nil }
    cursor = DWARFCursor(
      section.bytes, at: place.offset, end: place.offset + place.byteCount, order: section.order)
    stack = onFrameAddress ? [Array(".cfa".utf8)] : []
    self.architecture = architecture
    while !cursor.isAtEnd {
      guard step(cursor.number(UInt8.self)), !cursor.isBroken, stack.count <= Self.stackLimit,
        (stack.last?.count ?? 0) <= Self.byteLimit
      else { return nil }
    }
    guard let last = stack.last else { return nil }
    words = last
  }

  /// Source of the numbers: DWARF 5, table 7.9 "DWARF operation encodings".
  private mutating func step(_ code: UInt8) -> Bool {
    switch code {
    case 0x06: return unary("^")
    case 0x08: push(Int64(cursor.number(UInt8.self)))
    case 0x09: push(Int64(Int8(bitPattern: cursor.number(UInt8.self))))
    case 0x0a: push(Int64(cursor.number(UInt16.self)))
    case 0x0b: push(Int64(Int16(bitPattern: cursor.number(UInt16.self))))
    case 0x0c: push(Int64(cursor.number(UInt32.self)))
    case 0x0d: push(Int64(Int32(bitPattern: cursor.number(UInt32.self))))
    case 0x0e, 0x0f: push(Int64(bitPattern: cursor.number(UInt64.self)))
    case 0x10: push(Int64(bitPattern: cursor.unsignedLEB()))
    case 0x11: push(cursor.signedLEB())
    case 0x12: return stack.last.map { stack.append($0) } != nil
    case 0x13: return stack.popLast() != nil
    case 0x1a: return alignDown()
    case 0x1c: return binary("-")
    case 0x1e: return binary("*")
    case 0x22: return binary("+")
    case 0x23: return add(Int64(bitPattern: cursor.unsignedLEB()))
    case 0x30...0x4f: push(Int64(code - 0x30))
    case 0x70...0x8f: return push(register: UInt64(code - 0x70))
    case 0x92: return push(register: cursor.unsignedLEB())
    case 0x96: break
    default: return false
    }
    return true
  }

  private mutating func push(_ number: Int64) { stack.append(Array("\(number)".utf8)) }

  /// `DW_OP_breg0` and the like: a register and a number.
  private mutating func push(register: UInt64) -> Bool {
    let plus = cursor.signedLEB()
    guard let name = architecture.name(of: register) else { return false }
    stack.append(name)
    return plus == 0 || add(plus)
  }

  private mutating func add(_ number: Int64) -> Bool {
    push(number)
    return binary("+")
  }

  private mutating func unary(_ sign: String) -> Bool {
    guard let operand = stack.popLast() else { return false }
    stack.append(operand + Array(" \(sign)".utf8))
    return true
  }

  private mutating func binary(_ sign: String) -> Bool {
    guard let right = stack.popLast(), let left = stack.popLast() else { return false }
    stack.append(left + [0x20] + right + Array(" \(sign)".utf8))
    return true
  }

  /// And with a number whose low bits are clear, and no others: `16 @`.
  private mutating func alignDown() -> Bool {
    guard let mask = stack.popLast(), let number = Int64(String(decoding: mask, as: UTF8.self)),
      number < 0, number != .min, (0 - number).nonzeroBitCount == 1
    else { return false }
    push(0 - number)
    return binary("@")
  }
}
