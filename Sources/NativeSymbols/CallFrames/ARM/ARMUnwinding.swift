import Symbols

/// What Arm's instructions for leaving a function do to its registers.
///
/// Source: Exception Handling ABI for the Arm Architecture, table 4 "ARM-defined frame-unwinding
/// instructions".
struct ARMUnwinding {
  /// What the virtual stack pointer was last set to, and what has been added since.
  private var base: [CFIExpression.Step] = [.register(stackPointer)]
  private var offset: Int64 = 0
  /// Registers that were popped: how their values are found.
  private var popped: [UInt8: [CFIExpression.Step]] = [:]
  private var rest: ArraySlice<UInt8>

  private static let stackPointer: UInt8 = 13
  private static let link: UInt8 = 14
  private static let programCounter: UInt8 = 15
  /// Of a stack pointer that was popped relative to another one.
  private static let stepLimit = 32

  private init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// The rules that a function's instructions come to; nil when one is unknown, or says that the
  /// function cannot be left.
  static func rules(_ bytes: [UInt8]) -> CFIRules? {
    var unwinding = ARMUnwinding(bytes)
    while let code = unwinding.rest.popFirst(), code != finish {
      guard unwinding.carryOut(code), unwinding.base.count <= stepLimit else { return nil }
    }
    return unwinding.rules
  }

  private static let finish: UInt8 = 0xb0

  private var rules: CFIRules {
    let link = popped[Self.programCounter] ?? popped[Self.link] ?? [.register(Self.link)]
    let registers = popped.filter { $0.key < Self.stackPointer }.sorted { $0.key < $1.key }
    return CFIRules(
      cfa: CFIRule(place(offset)), returnAddress: CFIRule(link),
      registers: registers.map { ($0.key, CFIRule($0.value)) })
  }

  /// An address relative to what the stack pointer was set to.
  private func place(_ offset: Int64) -> [CFIExpression.Step] {
    offset == 0 ? base : base + [.constant(offset), .add]
  }

  private mutating func carryOut(_ code: UInt8) -> Bool {
    let operand = Int64(code & 0x3f)
    switch code {
    case 0x00...0x3f: offset += operand * 4 + 4
    case 0x40...0x7f: offset -= operand * 4 + 4
    case 0x80...0x8f: return popHigh(code)
    case 0x90...0x9f: return setStackPointer(to: code & 0xf)
    case 0xa0...0xaf:
      let last = 4 + (code & 7)
      pop(Array(4...last) + (code & 8 == 0 ? [] : [Self.link]))
    case 0xb1: return popLow()
    case 0xb2: return moveFar()
    default: return passOver(code)
    }
    return true
  }

  /// r4 to r15 by a mask of 12 bits; an empty one refuses to unwind.
  private mutating func popHigh(_ code: UInt8) -> Bool {
    guard let low = rest.popFirst() else { return false }
    let mask = UInt16(code & 0xf) << 8 | UInt16(low)
    pop((0..<12).filter { mask & 1 << $0 != 0 }.map { UInt8($0 + 4) })
    return mask != 0
  }

  /// r0 to r3 by a mask.
  private mutating func popLow() -> Bool {
    guard let mask = rest.popFirst(), (1...15).contains(mask) else { return false }
    pop((0..<4).filter { mask & 1 << $0 != 0 }.map { UInt8($0) })
    return true
  }

  private mutating func pop(_ registers: [UInt8]) {
    for register in registers {
      popped[register] = place(offset) + [.load]
      offset += 4
    }
    if registers.contains(Self.stackPointer), let value = popped[Self.stackPointer] {
      (base, offset) = (value, 0)
    }
  }

  private mutating func setStackPointer(to register: UInt8) -> Bool {
    guard register != Self.stackPointer, register != Self.programCounter else { return false }
    (base, offset) = (popped[register] ?? [.register(register)], 0)
    return true
  }

  /// A ULEB128 number of words beyond 128.
  private mutating func moveFar() -> Bool {
    var number: Int64 = 0
    for shift in stride(from: Int64(0), to: 28, by: 7) {
      guard let byte = rest.popFirst() else { return false }
      number |= Int64(byte & 0x7f) << shift
      if byte < 0x80 {
        offset += 0x204 + number * 4
        return true
      }
    }
    return false
  }

  /// Registers of floating point and vectors, of which callers' are not followed.
  private mutating func passOver(_ code: UInt8) -> Bool {
    switch code {
    case 0xb3: return passOverRange(plus: 4)  // FSTMFDX
    case 0xb4: offset += 4  // the authentication code of the return address
    case 0xb5: break
    case 0xb8...0xbf: offset += Int64(code & 7) * 8 + 12  // FSTMFDX
    case 0xc0...0xc5, 0xd0...0xd7: offset += Int64(code & 7) * 8 + 8
    case 0xc6, 0xc8, 0xc9: return passOverRange(plus: 0)
    case 0xc7:
      guard let mask = rest.popFirst(), (1...15).contains(mask) else { return false }
      offset += Int64(mask.nonzeroBitCount) * 4
    default: return false
    }
    return true
  }

  /// The first register's number and how many follow it, in four bits each.
  private mutating func passOverRange(plus: Int64) -> Bool {
    guard let range = rest.popFirst() else { return false }
    offset += Int64(range & 0xf) * 8 + 8 + plus
    return true
  }
}
