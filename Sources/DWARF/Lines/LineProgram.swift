import Bytes

/// Runs a line program and keeps its rows.
struct LineProgram {
  private(set) var rows: [LineRow] = []
  private(set) var sequences: [LineSequence] = []
  /// Files that the program itself names: DW_LNE_define_file.
  private(set) var files: [LineFile] = []

  private let header: LineHeader
  private var cursor: DWARFCursor
  private var row = LineRow()
  private var operation: UInt64 = 0
  private var sequenceStart = 0
  /// What each special opcode adds to the address and to the line.
  private let special: [(address: UInt64, line: UInt32)]
  private let opcodeBase: UInt8

  init(_ header: LineHeader, _ section: ByteView) {
    self.header = header
    opcodeBase = UInt8(truncatingIfNeeded: header.operandCounts.count + 1)
    cursor = DWARFCursor(
      section, at: header.program.lowerBound, end: header.program.upperBound,
      order: header.encoding.order)
    special = Self.specialOpcodes(header, base: opcodeBase)
    row.isStatement = header.beginsWithStatement
  }

  /// By opcode; those below the base are not used.
  private static func specialOpcodes(
    _ header: LineHeader, base: UInt8
  ) -> [(address: UInt64, line: UInt32)] {
    let range = max(1, header.lineRange)
    return (UInt8.min...UInt8.max).map { opcode in
      let adjusted = opcode &- base
      let line = Int32(header.lineBase) + Int32(adjusted % range)
      return (UInt64(adjusted / range), UInt32(bitPattern: line))
    }
  }

  /// Runs to the end, or to what cannot be understood.
  mutating func run() {
    rows.reserveCapacity(header.program.count / 4)
    while !cursor.isAtEnd {
      let opcode = cursor.number(UInt8.self)
      if opcode >= opcodeBase {
        let (advance, line) = special[Int(opcode)]
        self.advance(advance)
        row.line &+= line
        rows.append(row)
      } else {
        runOther(opcode)
      }
    }
    dropOpenSequence()
    sequences.sort { ($0.end, $0.start) < ($1.end, $1.start) }
  }

  /// Goes on by so many operations; more than one may lie in an instruction (VLIW).
  @inline(__always)
  private mutating func advance(_ operations: UInt64) {
    let unit = UInt64(header.minimumInstructionByteCount)
    let perInstruction = UInt64(header.operationsPerInstruction)
    if perInstruction <= 1 {
      row.address &+= operations &* unit
    } else {
      let sum = operation &+ operations
      row.address &+= unit &* (sum / perInstruction)
      operation = sum % perInstruction
    }
  }

  @inline(__always)
  private mutating func runOther(_ opcode: UInt8) {
    switch opcode {
    case 0: runExtended()
    case 1: rows.append(row)  // DW_LNS_copy
    case 2: advance(cursor.unsignedLEB())  // DW_LNS_advance_pc
    case 3: row.line &+= UInt32(truncatingIfNeeded: cursor.signedLEB())  // DW_LNS_advance_line
    case 4: row.file = UInt32(clamping: cursor.unsignedLEB())  // DW_LNS_set_file
    case 5: row.column = UInt16(clamping: cursor.unsignedLEB())  // DW_LNS_set_column
    case 6: row.isStatement.toggle()  // DW_LNS_negate_stmt
    case 7, 10, 11: break  // DW_LNS_set_basic_block, …_prologue_end, …_epilogue_begin
    case 8: advance(special[255].address)  // DW_LNS_const_add_pc
    case 9:  // DW_LNS_fixed_advance_pc
      row.address &+= UInt64(cursor.number(UInt16.self))
      operation = 0
    default: skipOperands(of: opcode)
    }
  }

  private mutating func skipOperands(of opcode: UInt8) {
    for _ in 0..<header.operandCounts[Int(opcode) - 1] { cursor.skipLEB() }
  }

  private mutating func runExtended() {
    let byteCount = cursor.unsignedLEB()
    guard byteCount > 0, byteCount <= UInt64(cursor.byteCountLeft) else { return }
    let end = cursor.offset + Int(byteCount)
    switch cursor.number(UInt8.self) {
    case 1: endSequence()
    case 2: setAddress(byteCount: Int(byteCount) - 1)
    case 3: if let file = LineHeader.oldFile(&cursor) { files.append(file) }
    default: break
    }
    cursor.move(to: end)
  }

  private mutating func setAddress(byteCount: Int) {
    row.address = cursor.number(byteCount: byteCount)
    operation = 0
  }

  // MARK: Sequences

  private mutating func endSequence() {
    let range = sequenceStart..<rows.count
    if let first = range.isEmpty ? nil : rows[sequenceStart].address, first < row.address,
      !header.encoding.isTombstone(first)
    {
      sequences.append(LineSequence(start: first, end: row.address, rows: range))
      sequenceStart = rows.count
    } else {
      dropOpenSequence()
    }
    row = LineRow()
    row.isStatement = header.beginsWithStatement
    operation = 0
  }

  /// Forgets the rows of a sequence that the linker dropped, or that has no end.
  private mutating func dropOpenSequence() {
    rows.removeSubrange(sequenceStart...)
  }
}
