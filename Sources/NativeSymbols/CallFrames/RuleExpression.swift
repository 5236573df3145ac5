import Bytes
import DWARF
import Symbols

/// A DWARF expression of call-frame information as steps of our own.
///
/// Source: DWARF 5, 2.5 "DWARF Expressions" and 6.4.2 "Call Frame Instructions", which forbids all that
/// needs more than registers and memory.
struct RuleExpression {
  private(set) var steps: [CFIExpression.Step] = []
  private let registers: DWARFRegisters
  private let addressByteCount: Int
  /// The step that each operation begins with, by its offset.
  private var starts: [Int: Int] = [:]
  /// Steps that jump, and the offsets they jump to.
  private var jumps: [(step: Int, target: Int)] = []

  /// A hundred times the longest real one.
  private static let byteLimit = 4096

  /// - Parameter startsWithCFA: the canonical frame address lies on the stack in the beginning.
  /// - Returns: nil when it has operations that are unknown, or forbidden here.
  init?(
    _ place: ExpressionPlace, in section: CallFrameSection, _ registers: DWARFRegisters,
    startsWithCFA: Bool
  ) {
    self.registers = registers
    addressByteCount = section.addressByteCount
    guard place.byteCount <= Self.byteLimit,
      let bytes = try? section.bytes.slice(at: place.offset, byteCount: place.byteCount)
    else { return nil }
    if startsWithCFA { steps.append(.cfa) }
    var cursor = DWARFCursor(bytes, order: section.order)
    while !cursor.isAtEnd {
      starts[cursor.offset] = steps.count
      guard append(cursor.number(UInt8.self), &cursor), !cursor.isBroken else { return nil }
    }
    starts[cursor.offset] = steps.count
    guard resolveJumps() else { return nil }
    if startsWithCFA { dropUnusedStart() }
  }

  private mutating func resolveJumps() -> Bool {
    for (step, offset) in jumps {
      guard let target = starts[offset] else { return false }
      steps[step] = steps[step] == .jump(to: 0) ? .jump(to: target) : .jumpIfNotZero(to: target)
    }
    return true
  }

  /// Nearly all expressions leave the frame address alone.
  private mutating func dropUnusedStart() {
    var depth = 0
    for step in steps.dropFirst() {
      switch step {
      case .constant, .register, .cfa: depth += 1
      case .load, .loadBytes, .negate, .absolute, .not: if depth < 1 { return }
      case .add, .subtract, .and, .multiply:
        if depth < 2 { return }
        depth -= 1
      default: return
      }
    }
    if depth > 0 { steps.removeFirst() }
  }

  /// False for an operation that cannot be understood.
  private mutating func append(_ code: UInt8, _ cursor: inout DWARFCursor) -> Bool {
    switch code {
    case 0x30...0x4f: steps.append(.constant(Int64(code - 0x30)))  // DW_OP_lit0…31
    case 0x70...0x8f: return appendRegister(UInt64(code - 0x70), plus: cursor.signedLEB())
    case 0x92: return appendRegister(cursor.unsignedLEB(), plus: cursor.signedLEB())  // DW_OP_bregx
    case 0x08...0x11: appendConstant(code, &cursor)
    case 0x23:  // DW_OP_plus_uconst
      steps += [.constant(Int64(bitPattern: cursor.unsignedLEB())), .add]
    case 0x15: steps.append(.copy(below: cursor.number(UInt8.self)))  // DW_OP_pick
    case 0x94: return appendLoad(byteCount: cursor.number(UInt8.self))  // DW_OP_deref_size
    case 0x2f: appendJump(.jump(to: 0), &cursor)  // DW_OP_skip
    case 0x28: appendJump(.jumpIfNotZero(to: 0), &cursor)  // DW_OP_bra
    case 0x96: break  // DW_OP_nop
    default:
      guard let step = Self.plain[code] else { return false }
      steps.append(step)
    }
    return true
  }

  private mutating func appendRegister(_ number: UInt64, plus: Int64) -> Bool {
    guard let number = registers.number(number) else { return false }
    steps.append(.register(number))
    if plus != 0 { steps += [.constant(plus), .add] }
    return true
  }

  /// `DW_OP_const1u` to `DW_OP_consts`
  private mutating func appendConstant(_ code: UInt8, _ cursor: inout DWARFCursor) {
    let number: Int64 =
      switch code {
      case 0x08: Int64(cursor.number(UInt8.self))
      case 0x09: Int64(cursor.number(Int8.self))
      case 0x0a: Int64(cursor.number(UInt16.self))
      case 0x0b: Int64(cursor.number(Int16.self))
      case 0x0c: Int64(cursor.number(UInt32.self))
      case 0x0d: Int64(cursor.number(Int32.self))
      case 0x0e, 0x0f: cursor.number(Int64.self)
      case 0x10: Int64(bitPattern: cursor.unsignedLEB())
      default: cursor.signedLEB()
      }
    steps.append(.constant(number))
  }

  private mutating func appendLoad(byteCount: UInt8) -> Bool {
    guard [1, 2, 4, 8].contains(byteCount) else { return false }
    steps.append(Int(byteCount) == addressByteCount ? .load : .loadBytes(byteCount))
    return true
  }

  /// The offset counts from behind the operation.
  private mutating func appendJump(_ step: CFIExpression.Step, _ cursor: inout DWARFCursor) {
    let distance = Int(cursor.number(Int16.self))
    jumps.append((steps.count, cursor.offset + distance))
    steps.append(step)
  }

  /// Operations without operands: table 7.9, "DWARF operation encodings".
  private static let plain: [UInt8: CFIExpression.Step] = [
    0x06: .load, 0x12: .copy(below: 0), 0x13: .drop, 0x14: .copy(below: 1), 0x16: .swap,
    0x17: .rotate, 0x19: .absolute, 0x1a: .and, 0x1b: .divideSigned, 0x1c: .subtract,
    0x1d: .modulo, 0x1e: .multiply, 0x1f: .negate, 0x20: .not, 0x21: .or, 0x22: .add,
    0x24: .shiftLeft, 0x25: .shiftRight, 0x26: .shiftRightSigned, 0x27: .exclusiveOr,
    0x29: .compare(.equal), 0x2a: .compare(.greaterOrEqual), 0x2b: .compare(.greater),
    0x2c: .compare(.lessOrEqual), 0x2d: .compare(.less), 0x2e: .compare(.notEqual),
  ]
}
