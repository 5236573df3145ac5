/// The sections of a little debug information, laid by hand: a unit of `demo.cpp` in `/demo` with the
/// function `outer::work` at 0x1000, into which `helper` was inlined twice.
///
/// ```text
/// 0x1000  outer::work   demo.cpp:10
/// 0x1008  + helper      demo.cpp:3, called from line 11, column 7
/// 0x1010  outer::work   demo.cpp:12
/// 0x1018  + helper      inc/demo.h:5, called from line 13 (in two ranges: 0x1018 and 0x1024)
/// 0x1020  outer::work   demo.cpp:14
/// 0x1024  + helper
/// 0x1028  outer::work   demo.cpp:14
/// 0x1030  its end
/// ```
public struct DWARFBytes: Sendable {
  public var info: [UInt8] = []
  public var abbreviations: [UInt8] = []
  public var lines: [UInt8] = []
  public var ranges: [UInt8] = []
  public var rangeLists: [UInt8] = []

  public let version: UInt16
  public let isWide: Bool
  public let bigEndian: Bool
  public let addressByteCount: UInt8

  public init(
    version: UInt16 = 4, isWide: Bool = false, bigEndian: Bool = false, addressByteCount: UInt8 = 8
  ) {
    self.version = version
    self.isWide = isWide
    self.bigEndian = bigEndian
    self.addressByteCount = addressByteCount
    layAbbreviations()
    layRanges()
    layLines()
    layUnit()
  }

  /// The sections by the names ELF gives them.
  public var sections: [String: [UInt8]] {
    [
      ".debug_info": info, ".debug_abbrev": abbreviations, ".debug_line": lines,
      ".debug_ranges": ranges, ".debug_rnglists": rangeLists,
    ]
  }

  // MARK: Pieces

  private var assembler: ByteAssembler { ByteAssembler(bigEndian: bigEndian) }

  private func address(_ value: UInt64, _ bytes: inout ByteAssembler) {
    if addressByteCount == 8 { bytes.u64(value) } else { bytes.u32(UInt32(value)) }
  }

  private func offset(_ value: UInt64, _ bytes: inout ByteAssembler) {
    if isWide { bytes.u64(value) } else { bytes.u32(UInt32(value)) }
  }

  private func text(_ text: String, _ bytes: inout ByteAssembler) {
    bytes.raw(text.utf8)
    bytes.u8(0)
  }

  /// The length of a piece in front of it.
  private func framed(_ piece: ByteAssembler) -> [UInt8] {
    var bytes = assembler
    if isWide { bytes.u32(0xffff_ffff) }
    offset(UInt64(piece.bytes.count), &bytes)
    bytes.raw(piece.bytes)
    return bytes.bytes
  }

  // MARK: Abbreviations

  /// DW_FORM_data4, data8 or sec_offset.
  private var offsetForm: UInt8 { version >= 4 ? 0x17 : isWide ? 0x07 : 0x06 }
  /// DW_FORM_data4, or before DWARF 4 DW_FORM_addr.
  private var highForm: UInt8 { version >= 4 ? 0x06 : 0x01 }

  private mutating func layAbbreviations() {
    var bytes = assembler
    // DW_TAG_compile_unit with children: name, comp_dir, stmt_list, language, low_pc, high_pc.
    bytes.raw([
      1, 0x11, 1, 0x03, 0x08, 0x1b, 0x08, 0x10, offsetForm, 0x13, 0x0b, 0x11, 0x01, 0x12,
      highForm, 0, 0,
    ])
    // DW_TAG_namespace with children: sibling (ref4), name.
    bytes.raw([2, 0x39, 1, 0x01, 0x13, 0x03, 0x08, 0, 0])
    // DW_TAG_subprogram without: name, declaration (flag).
    bytes.raw([3, 0x2e, 0, 0x03, 0x08, 0x3c, 0x0c, 0, 0])
    // DW_TAG_subprogram without: name, linkage_name (a number of two bytes), inline (data1).
    bytes.raw([4, 0x2e, 0, 0x03, 0x08, 0x6e, 0x08, 0x20, 0x0b, 0, 0])
    // DW_TAG_subprogram with children: specification (ref4), low_pc, high_pc.
    bytes.raw([5, 0x2e, 1, 0x47, 0x13, 0x11, 0x01, 0x12, highForm, 0, 0])
    // DW_TAG_inlined_subroutine: abstract_origin, low_pc, high_pc, call_file, call_line, call_column.
    bytes.raw([
      6, 0x1d, 0, 0x31, 0x13, 0x11, 0x01, 0x12, highForm, 0x58, 0x0b, 0x59, 0x0b, 0x57, 0x0f, 0, 0,
    ])
    // DW_TAG_inlined_subroutine: abstract_origin, ranges, call_file, call_line.
    bytes.raw([7, 0x1d, 0, 0x31, 0x13, 0x55, offsetForm, 0x58, 0x0b, 0x59, 0x05, 0, 0])
    bytes.u8(0)
    abbreviations = bytes.bytes
  }

  // MARK: Ranges

  /// Where the list of the second inlined call begins in its section.
  private var listOffset: UInt64 { version >= 5 ? (isWide ? 20 : 12) : 0 }

  private mutating func layRanges() {
    var bytes = assembler
    guard version >= 5 else {
      // Relative to the unit's low_pc, 0x1000.
      for value: UInt64 in [0x18, 0x20, 0x24, 0x28, 0, 0] { address(value, &bytes) }
      ranges = bytes.bytes
      return
    }
    bytes.u16(5)
    bytes.u8(addressByteCount)
    bytes.u8(0)
    bytes.u32(0)
    // DW_RLE_offset_pair, DW_RLE_start_length, DW_RLE_end_of_list.
    bytes.raw([4, 0x18, 0x20, 7])
    address(0x1024, &bytes)
    bytes.raw([4, 0])
    rangeLists = framed(bytes)
  }

  // MARK: Lines

  private mutating func layLines() {
    var header = assembler
    header.u8(1)  // minimum_instruction_length
    if version >= 4 { header.u8(1) }  // maximum_operations_per_instruction
    header.raw([1, 0xfb, 14, 13])  // default_is_stmt, line_base -5, line_range, opcode_base
    header.raw([0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1])
    version >= 5 ? layNewFiles(&header) : layOldFiles(&header)
    var bytes = assembler
    bytes.u16(version)
    if version >= 5 { bytes.raw([addressByteCount, 0]) }
    offset(UInt64(header.bytes.count), &bytes)
    bytes.raw(header.bytes)
    layProgram(&bytes)
    lines = framed(bytes)
  }

  private func layOldFiles(_ bytes: inout ByteAssembler) {
    text("inc", &bytes)
    bytes.u8(0)
    text("demo.cpp", &bytes)
    bytes.raw([0, 0, 0])
    text("demo.h", &bytes)
    bytes.raw([1, 0, 0, 0])
  }

  private func layNewFiles(_ bytes: inout ByteAssembler) {
    // Folders: DW_LNCT_path as DW_FORM_string.
    bytes.raw([1, 1, 0x08, 2])
    text("/demo", &bytes)
    text("inc", &bytes)
    // Files: path, folder (udata), MD5 (data16); the first is that of the unit, twice.
    bytes.raw([3, 1, 0x08, 2, 0x0f, 5, 0x1e, 3])
    for (name, folder) in [("demo.cpp", 0), ("demo.cpp", 0), ("demo.h", 1)] as [(String, UInt8)] {
      text(name, &bytes)
      bytes.u8(folder)
      bytes.fill(16, with: 0xaa)
    }
  }

  private func layProgram(_ bytes: inout ByteAssembler) {
    bytes.raw([0, addressByteCount + 1, 2])  // DW_LNE_set_address
    address(0x1000, &bytes)
    bytes.raw([5, 3])  // DW_LNS_set_column
    bytes.raw([3, 9, 1])  // DW_LNS_advance_line +9, DW_LNS_copy: 0x1000 line 10
    bytes.raw([2, 8, 3, 0x79, 1])  // DW_LNS_advance_pc 8, -7, copy: 0x1008 line 3
    bytes.raw([2, 8, 3, 9, 1])  // 0x1010 line 12
    bytes.raw([4, 2, 5, 0, 2, 8, 3, 0x79, 1])  // DW_LNS_set_file 2, column 0: 0x1018 line 5
    bytes.raw([4, 1, 3, 9])  // file 1, line 14
    bytes.u8(13 + 5 + 8 * 14)  // a special opcode: 8 further, same line: 0x1020 line 14
    bytes.raw([2, 16, 0, 1, 1])  // DW_LNE_end_sequence at 0x1030
    // What the linker dropped: it stands at 0.
    bytes.raw([0, addressByteCount + 1, 2])
    address(0, &bytes)
    bytes.raw([1, 2, 0x40, 0, 1, 1])
  }

  // MARK: The unit

  private mutating func layUnit() {
    var bytes = assembler
    bytes.u16(version)
    if version >= 5 { bytes.raw([1, addressByteCount]) }
    offset(0, &bytes)
    if version < 5 { bytes.u8(addressByteCount) }
    layEntries(&bytes, lengthByteCount: isWide ? 12 : 4)
    info = framed(bytes)
  }

  private func high(_ start: UInt64, _ end: UInt64, _ bytes: inout ByteAssembler) {
    if version >= 4 { bytes.u32(UInt32(end - start)) } else { address(end, &bytes) }
  }

  private func layEntries(_ bytes: inout ByteAssembler, lengthByteCount: Int) {
    func place(_ bytes: ByteAssembler) -> UInt32 { UInt32(bytes.bytes.count + lengthByteCount) }
    bytes.u8(1)
    text("demo.cpp", &bytes)
    text("/demo", &bytes)
    offset(0, &bytes)
    bytes.u8(4)  // DW_LANG_C_plus_plus
    address(0x1000, &bytes)
    high(0x1000, 0x1030, &bytes)
    let namespace = place(bytes)
    bytes.u8(2)
    // The namespace's head, the declaration "work" in it, and its end lie before its sibling.
    bytes.u32(namespace + 5 + 6 + 7 + 1)
    text("outer", &bytes)
    let declaration = place(bytes)
    bytes.u8(3)
    text("work", &bytes)
    bytes.raw([1, 0])
    let helper = place(bytes)
    bytes.u8(4)
    text("helper", &bytes)
    text("_ZL6helperi", &bytes)
    bytes.u8(3)
    bytes.u8(5)
    bytes.u32(declaration)
    address(0x1000, &bytes)
    high(0x1000, 0x1030, &bytes)
    bytes.u8(6)
    bytes.u32(helper)
    address(0x1008, &bytes)
    high(0x1008, 0x1010, &bytes)
    bytes.raw([1, 11, 7])
    bytes.u8(7)
    bytes.u32(helper)
    offset(listOffset, &bytes)
    bytes.u8(1)
    bytes.u16(13)
    bytes.raw([0, 0])
  }
}
