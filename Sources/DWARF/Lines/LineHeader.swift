import Bytes

/// What stands in front of a line program.
struct LineHeader: Sendable {
  var encoding: UnitEncoding
  var minimumInstructionByteCount: UInt8 = 1
  var operationsPerInstruction: UInt8 = 1
  var beginsWithStatement = true
  var lineBase: Int8 = 0
  var lineRange: UInt8 = 1
  /// How many LEB128 numbers follow each of the standard opcodes from 1 on.
  var operandCounts: [UInt8] = []
  /// The folders; before DWARF 5 number 1 is the first.
  var folders: [LineFile] = []
  /// The files; before DWARF 5 number 1 is the first.
  var files: [LineFile] = []
  /// Of the program, in the section, and behind it.
  var program = 0..<0

  /// - Parameter unit: whose lines they are; its addresses count for versions that do not say.
  /// - Returns: nil for one that cannot be understood.
  init?(_ section: ByteView, at offset: UInt64, for unit: UnitEncoding) {
    encoding = unit
    var cursor = DWARFCursor(section, at: Int(clamping: offset), order: unit.order)
    let first = cursor.number(UInt32.self)
    encoding.isWide = first == 0xffff_ffff
    let byteCount = encoding.isWide ? cursor.number(UInt64.self) : UInt64(first)
    guard !cursor.isBroken, byteCount <= UInt64(cursor.byteCountLeft) else { return nil }
    let end = cursor.offset + Int(byteCount)
    cursor = DWARFCursor(section, at: cursor.offset, end: end, order: unit.order)
    encoding.version = cursor.number(UInt16.self)
    guard (2...5).contains(encoding.version) else { return nil }
    if encoding.version >= 5 {
      encoding.addressByteCount = cursor.number(UInt8.self)
      cursor.skip(1)
    }
    let headerByteCount = cursor.offsetNumber(isWide: encoding.isWide)
    guard headerByteCount <= UInt64(cursor.byteCountLeft) else { return nil }
    program = cursor.offset + Int(headerByteCount)..<end
    guard readFields(&cursor) else { return nil }
    readFiles(&cursor)
  }

  private mutating func readFields(_ cursor: inout DWARFCursor) -> Bool {
    minimumInstructionByteCount = cursor.number(UInt8.self)
    if encoding.version >= 4 { operationsPerInstruction = cursor.number(UInt8.self) }
    beginsWithStatement = cursor.number(UInt8.self) != 0
    lineBase = Int8(bitPattern: cursor.number(UInt8.self))
    lineRange = cursor.number(UInt8.self)
    let opcodeBase = cursor.number(UInt8.self)
    operandCounts = (1..<max(1, opcodeBase)).map { _ in cursor.number(UInt8.self) }
    return !cursor.isBroken && [1, 2, 4, 8].contains(encoding.addressByteCount)
  }

  private mutating func readFiles(_ cursor: inout DWARFCursor) {
    guard encoding.version < 5 else {
      folders = described(&cursor)
      files = described(&cursor)
      return
    }
    while let name = terminatedName(&cursor) { folders.append(LineFile(name: name)) }
    while let file = Self.oldFile(&cursor) { files.append(file) }
  }

  private func terminatedName(_ cursor: inout DWARFCursor) -> AttributeValue? {
    let start = UInt64(cursor.offset)
    cursor.skipTerminated()
    guard !cursor.isBroken, UInt64(cursor.offset) > start + 1 else { return nil }
    return AttributeValue(form: .string, number: start)
  }
}
