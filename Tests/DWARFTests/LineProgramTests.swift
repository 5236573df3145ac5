import Bytes
import Support
import Testing

@testable import DWARF

/// What the small unit's program does not do.
@Suite struct LineProgramTests {
  /// The rows of a program behind a header of DWARF 4.
  ///
  /// - Parameters:
  ///   - unit: bytes of the shortest instruction.
  ///   - operations: in one instruction.
  private func table(
    _ program: [UInt8], unit: UInt8 = 1, operations: UInt8 = 1, opcodeBase: UInt8 = 13
  ) throws -> LineTable {
    var header = ByteAssembler()
    header.raw([unit, operations, 1, 0xff, 4, opcodeBase])
    header.raw([0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 2].prefix(Int(opcodeBase) - 1))
    header.raw([0, UInt8(ascii: "a"), 0, 0, 0, 0, 0])
    var bytes = ByteAssembler()
    bytes.u16(4)
    bytes.u32(UInt32(header.bytes.count))
    bytes.raw(header.bytes + program)
    var section = ByteAssembler()
    section.u32(UInt32(bytes.bytes.count))
    section.raw(bytes.bytes)
    var sections = DWARFSections(order: .littleEndian)
    sections.lines = ByteView(section.bytes)
    let encoding = UnitEncoding(
      version: 4, isWide: false, addressByteCount: 8, order: .littleEndian)
    return try #require(LineTable(DWARFFile(sections), at: 0, for: encoding))
  }

  private static let begin: [UInt8] = [0, 9, 2, 0, 0x10, 0, 0, 0, 0, 0, 0]
  private static let end: [UInt8] = [2, 8, 0, 1, 1]

  @Test func `addresses go on by whole instructions`() throws {
    // Copy, 3 further, copy.
    let table = try table(Self.begin + [1, 2, 3, 1] + Self.end, unit: 4)
    #expect(table.rows.map(\.address) == [0x1000, 0x100c])
    #expect(table.sequences[0].end == 0x100c + 32)
  }

  @Test func `operations of one instruction have its address`() throws {
    // Two operations an instruction of 16 bytes: copy; 1 further, copy; 1 further, copy.
    let table = try table(
      Self.begin + [1, 2, 1, 1, 2, 1, 1] + Self.end, unit: 16, operations: 2)
    #expect(table.rows.map(\.address) == [0x1000, 0x1000, 0x1010])
  }

  @Test func `the constant step is that of the last special opcode`() throws {
    // DW_LNS_const_add_pc: (255 - 13) / 4.
    let table = try table(Self.begin + [8, 1] + Self.end)
    #expect(table.rows[0].address == 0x1000 + 60)
  }

  @Test func `a fixed step is not multiplied`() throws {
    let table = try table(Self.begin + [9, 5, 1, 1] + Self.end, unit: 4)
    #expect(table.rows[0].address == 0x1105)
  }

  @Test func `opcodes nobody knows are passed over with their operands`() throws {
    // Opcode 13 is a standard one here, of two operands; an extended one of four bytes.
    let table = try table(
      Self.begin + [13, 0x81, 1, 5, 0, 4, 0x80, 1, 2, 3, 1] + Self.end, opcodeBase: 14)
    #expect(table.rows.map(\.address) == [0x1000])
  }

  @Test func `a sequence without an end is left out`() throws {
    let table = try table(Self.begin + [1] + Self.end + Self.begin + [1, 1])
    #expect(table.sequences.count == 1 && table.rows.count == 1)
  }

  @Test func `of rows at one address the last counts`() throws {
    let table = try table(Self.begin + [1, 3, 6, 1] + Self.end)
    #expect(table.row(at: 0x1000)?.line == 7)
  }
}
