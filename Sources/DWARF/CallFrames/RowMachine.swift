import Bytes

/// What carries out the instructions of call-frame information.
struct RowMachine: Sendable {
  /// What an instruction came to.
  enum Outcome: Equatable {
    case goesOn
    /// The row that was built ends before an address.
    case advances(UInt64)
    /// It is unknown, or cannot be.
    case fails
  }

  private let section: CallFrameSection
  private var cursor: DWARFCursor
  private var codeAlignment: UInt64 = 1
  private var dataAlignment: Int64 = 1
  private var pointerEncoding = PointerEncoding.absolute
  private var addressByteCount = 8
  /// What a function begins with, and returns to register by register.
  private var initial = UnwindRow()
  /// What has been remembered: rules of registers, one row's behind the other's.
  private var remembered: [RegisterRow] = []
  private var marks: [Mark] = []

  /// The rest of a row that has been remembered.
  private struct Mark {
    var cfa: FrameAddressRule
    var isReturnAddressSigned: Bool
    var registerCount: Int
  }

  /// Compilers remember one row, seldom two.
  private static let markLimit = 256

  init(_ section: CallFrameSection) {
    self.section = section
    cursor = section.cursor(at: 0, end: 0)
  }

  var isAtEnd: Bool { cursor.isAtEnd }

  /// Goes to what all functions of a common part begin with.
  mutating func begin(_ common: CommonInformationEntry) {
    codeAlignment = common.codeAlignment
    dataAlignment = common.dataAlignment
    pointerEncoding = common.pointerEncoding
    addressByteCount = common.addressByteCount
    initial = UnwindRow()
    begin(common.instructions)
  }

  mutating func setInitial(_ row: UnwindRow) {
    initial = row
  }

  /// Goes to a function of the common part, whose row it puts back to the beginning.
  mutating func begin(_ entry: FrameDescriptionEntry, _ row: inout UnwindRow) {
    row.cfa = initial.cfa
    row.isReturnAddressSigned = initial.isReturnAddressSigned
    // In the memory that the row has already.
    row.registers.removeAll(keepingCapacity: true)
    row.registers.append(contentsOf: initial.registers)
    begin(entry.instructions)
  }

  private mutating func begin(_ instructions: Range<Int>) {
    cursor = section.cursor(at: instructions.lowerBound, end: instructions.upperBound)
    remembered.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
  }

  /// Carries out the next instruction on a row that holds from `location` on.
  ///
  /// Source of the numbers: DWARF 5, table 7.29 "Call frame instruction encodings", and what GNU, MIPS
  /// and Arm add.
  mutating func step(_ row: inout UnwindRow, at location: UInt64) -> Outcome {
    let code = cursor.number(UInt8.self)
    let operand = UInt64(code & 0x3f)
    let outcome: Outcome
    switch code >> 6 {
    case 1: outcome = .advances(location &+ operand &* codeAlignment)
    case 2:
      set(operand, .offset(dataOffset()), &row)
      outcome = .goesOn
    case 3:
      restore(operand, &row)
      outcome = .goesOn
    default: outcome = extended(code, &row, at: location)
    }
    return cursor.isBroken ? .fails : outcome
  }

  private mutating func extended(
    _ code: UInt8, _ row: inout UnwindRow, at location: UInt64
  ) -> Outcome {
    switch code {
    case 0x00: break  // DW_CFA_nop
    case 0x01...0x04, 0x1d: return advance(code, from: location)
    case 0x05: set(cursor.unsignedLEB(), .offset(dataOffset()), &row)
    case 0x06: restore(cursor.unsignedLEB(), &row)
    case 0x07: set(cursor.unsignedLEB(), .undefined, &row)
    case 0x08: set(cursor.unsignedLEB(), .sameValue, &row)
    case 0x09: set(cursor.unsignedLEB(), .register(cursor.unsignedLEB()), &row)
    case 0x0a: return remember(row)
    case 0x0b: return restoreAll(&row)
    case 0x0c...0x0f, 0x12, 0x13: return define(code, &row)
    case 0x10: set(cursor.unsignedLEB(), .expression(expression()), &row)
    case 0x11: set(cursor.unsignedLEB(), .offset(signedDataOffset()), &row)
    case 0x14: set(cursor.unsignedLEB(), .valueOffset(dataOffset()), &row)
    case 0x15: set(cursor.unsignedLEB(), .valueOffset(signedDataOffset()), &row)
    case 0x16: set(cursor.unsignedLEB(), .valueExpression(expression()), &row)
    // DW_CFA_AARCH64_negate_ra_state_with_pc
    case 0x2c where section.dialect == .arm64: row.isReturnAddressSigned.toggle()
    case 0x2d: return saveWindow(&row)
    case 0x2e: _ = cursor.unsignedLEB()  // DW_CFA_GNU_args_size: of no interest to callers
    case 0x2f: set(cursor.unsignedLEB(), .offset(negatedDataOffset()), &row)
    default: return .fails
    }
    return .goesOn
  }

  /// An unsigned number times the data alignment.
  private mutating func dataOffset() -> Int64 {
    Int64(bitPattern: cursor.unsignedLEB()) &* dataAlignment
  }

  private mutating func signedDataOffset() -> Int64 { cursor.signedLEB() &* dataAlignment }

  /// `DW_CFA_GNU_negative_offset_extended`
  private mutating func negatedDataOffset() -> Int64 { 0 &- dataOffset() }

  private mutating func expression() -> ExpressionPlace {
    let byteCount = cursor.unsignedLEB()
    let offset = cursor.offset
    cursor.skip(byteCount)
    return ExpressionPlace(offset: offset, byteCount: cursor.offset - offset)
  }

  private mutating func advance(_ code: UInt8, from location: UInt64) -> Outcome {
    let delta: UInt64
    switch code {
    case 0x01: return setLocation(from: location)
    case 0x02: delta = UInt64(cursor.number(UInt8.self))
    case 0x03: delta = UInt64(cursor.number(UInt16.self))
    case 0x04: delta = UInt64(cursor.number(UInt32.self))
    default: delta = cursor.number(UInt64.self)  // DW_CFA_MIPS_advance_loc8
    }
    return .advances(location &+ delta &* codeAlignment)
  }

  /// `DW_CFA_set_loc`
  private mutating func setLocation(from location: UInt64) -> Outcome {
    var bases = section.bases
    bases.addressByteCount = addressByteCount
    guard let address = cursor.pointer(pointerEncoding, bases), address >= location else {
      return .fails
    }
    return .advances(address)
  }

  private mutating func define(_ code: UInt8, _ row: inout UnwindRow) -> Outcome {
    switch (code, row.cfa) {
    case (0x0c, _):
      row.cfa = .register(cursor.unsignedLEB(), plus: Int64(bitPattern: cursor.unsignedLEB()))
    case (0x12, _): row.cfa = .register(cursor.unsignedLEB(), plus: signedDataOffset())
    case (0x0f, _): row.cfa = .expression(expression())
    case (0x0d, .register(_, let plus)): row.cfa = .register(cursor.unsignedLEB(), plus: plus)
    // GNU as begins so for MIPS: the register itself.
    case (0x0d, .unknown): row.cfa = .register(cursor.unsignedLEB(), plus: 0)
    case (0x0e, .register(let number, _)):
      row.cfa = .register(number, plus: Int64(bitPattern: cursor.unsignedLEB()))
    case (0x13, .register(let number, _)): row.cfa = .register(number, plus: signedDataOffset())
    default: return .fails
    }
    return .goesOn
  }

  private mutating func remember(_ row: UnwindRow) -> Outcome {
    guard marks.count < Self.markLimit else { return .fails }
    remembered.append(contentsOf: row.registers)
    marks.append(
      Mark(
        cfa: row.cfa, isReturnAddressSigned: row.isReturnAddressSigned,
        registerCount: row.registers.count))
    return .goesOn
  }

  private mutating func restoreAll(_ row: inout UnwindRow) -> Outcome {
    guard let mark = marks.popLast() else { return .fails }
    row.cfa = mark.cfa
    row.isReturnAddressSigned = mark.isReturnAddressSigned
    row.registers.removeAll(keepingCapacity: true)
    row.registers.append(contentsOf: remembered.suffix(mark.registerCount))
    remembered.removeLast(mark.registerCount)
    return .goesOn
  }

  /// `DW_CFA_GNU_window_save`, `DW_CFA_AARCH64_negate_ra_state`
  private func saveWindow(_ row: inout UnwindRow) -> Outcome {
    switch section.dialect {
    case .common: return .fails
    case .arm64: row.isReturnAddressSigned.toggle()
    case .sparc:
      for number in UInt64(16)...31 {
        set(number, .offset(Int64(number - 16) * Int64(section.addressByteCount)), &row)
      }
    }
    return .goesOn
  }

  private func set(_ number: UInt64, _ rule: RegisterRule, _ row: inout UnwindRow) {
    guard let number = UInt8(exactly: number) else { return }
    var index = row.registers.count
    while index > 0, row.registers[index - 1].number >= number { index -= 1 }
    let entry = RegisterRow(rule: rule, number: number)
    if index < row.registers.count, row.registers[index].number == number {
      row.registers[index] = entry
    } else {
      row.registers.insert(entry, at: index)
    }
  }

  /// Gives a register the rule that the function began with, or none.
  private func restore(_ number: UInt64, _ row: inout UnwindRow) {
    if let rule = initial.rule(of: number) {
      set(number, rule, &row)
    } else {
      row.registers.removeAll { UInt64($0.number) == number }
    }
  }
}
