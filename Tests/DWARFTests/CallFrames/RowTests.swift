import Bytes
import DWARF
import Support
import Testing

/// rsp + 8, return address below it.
private let standard: [UInt8] = [
  0x0c, 7, 8,  // DW_CFA_def_cfa: rsp + 8
  0x90, 1,  // DW_CFA_offset: 16 at cfa - 8
]

extension CallFrameBytes {
  func section(
    address: UInt64 = 0, addressByteCount: Int = 8, dialect: CallFrameSection.Dialect = .common
  ) -> CallFrameSection {
    CallFrameSection(
      isDebug ? .debugFrames : .exceptionFrames, ByteView(bytes.bytes), address: address,
      addressByteCount: addressByteCount, order: bytes.bigEndian ? .bigEndian : .littleEndian,
      dialect: dialect)
  }
}

/// A row in a line: `1000: r7+8 r6=c-16 r16=c-8`.
private func text(_ row: UnwindRow) -> String {
  let cfa =
    switch row.cfa {
    case .unknown: "?"
    case .register(let number, let plus): "r\(number)\(plus < 0 ? "" : "+")\(plus)"
    case .expression(let place): "exp\(place.byteCount)"
    }
  let registers = row.registers.map { " r\($0.number)=\(text($0.rule))" }.joined()
  let signed = row.isReturnAddressSigned ? " signed" : ""
  return String(row.start, radix: 16) + ": " + cfa + registers + signed
}

private func text(_ rule: RegisterRule) -> String {
  switch rule {
  case .undefined: "u"
  case .sameValue: "s"
  case .offset(let offset): "c\(offset)"
  case .valueOffset(let offset): "v\(offset)"
  case .register(let number): "r\(number)"
  case .expression(let place): "exp\(place.byteCount)"
  case .valueExpression(let place): "vexp\(place.byteCount)"
  }
}

/// The rows of the function at 0x1000 with certain instructions.
private func rows(
  _ instructions: [UInt8], dialect: CallFrameSection.Dialect = .common, isBroken: Bool = false
) -> [String] {
  var laid = CallFrameBytes()
  let common = laid.common(standard)
  laid.function(common: common, 0x1000, 0x100, instructions)
  return rows(of: laid.section(dialect: dialect), at: 0x1000, isBroken: isBroken)
}

private func rows(
  of section: CallFrameSection, at address: UInt64, isBroken: Bool = false
) -> [String] {
  guard let entry = CallFrames(section).entry(at: address) else { return [] }
  var cursor = RowCursor(section)
  cursor.begin(entry)
  var texts: [String] = []
  var end = entry.start
  while cursor.next() {
    #expect(cursor.row.start == end)
    end = cursor.row.end
    texts.append(text(cursor.row))
  }
  #expect(isBroken == cursor.isBroken)
  #expect(isBroken || end == entry.end)
  return texts
}

@Suite struct RowTests {
  @Test func `a function without instructions has the row of its common entry`() {
    #expect(rows([]) == ["1000: r7+8 r16=c-8"])
  }

  @Test func `a frame pointer is saved, used and restored`() {
    #expect(
      rows([
        0x41, 0x0e, 16, 0x86, 2,  // advance 1; def_cfa_offset 16; offset r6 at cfa - 16
        0x43, 0x0d, 6,  // advance 3; def_cfa_register r6
        0x02, 0x50, 0x0c, 7, 8, 0xc6,  // advance_loc1 0x50; def_cfa r7 + 8; restore r6
      ]) == [
        "1000: r7+8 r16=c-8", "1001: r7+16 r6=c-16 r16=c-8", "1004: r6+16 r6=c-16 r16=c-8",
        "1054: r7+8 r16=c-8",
      ])
  }

  // GNU as for MIPS: no rule for the frame address is there yet.
  @Test func `a frame register without an offset is the frame address itself`() {
    var laid = CallFrameBytes()
    let common = laid.common([0x0d, 29])  // def_cfa_register r29
    // advance 4; def_cfa_offset 48; advance 4; offset r31 at cfa - 8
    laid.function(common: common, 0x1000, 0x100, [0x44, 0x0e, 48, 0x44, 0x9f, 1])
    #expect(
      rows(of: laid.section(), at: 0x1000) == [
        "1000: r29+0", "1004: r29+48", "1008: r29+48 r31=c-8",
      ])
  }

  @Test func `a row that was remembered comes back, with its frame address`() {
    #expect(
      rows([
        0x0e, 16, 0x86, 2, 0x0a,  // def_cfa_offset 16; offset r6; remember_state
        0x44, 0x0e, 8, 0xc6, 0xd0,  // advance 4; def_cfa_offset 8; restore r6, r16
        0x44, 0x0b,  // advance 4; restore_state
      ]) == [
        "1000: r7+16 r6=c-16 r16=c-8", "1004: r7+8 r16=c-8", "1008: r7+16 r6=c-16 r16=c-8",
      ])
  }

  @Test func `every kind of rule is understood`() {
    #expect(
      rows([
        0x05, 0x83, 0x01, 3,  // offset_extended: 131 at cfa - 24
        0x07, 1,  // undefined
        0x08, 2,  // same_value
        0x09, 3, 4,  // register
        0x11, 5, 0x7e,  // offset_extended_sf: -2 * -8
        0x14, 8, 2,  // val_offset: 2 * -8
        0x15, 9, 0x7e,  // val_offset_sf
        0x10, 10, 2, 0x77, 0,  // expression of 2 bytes
        0x16, 11, 1, 0x30,  // val_expression of 1 byte
        0x2f, 12, 2,  // GNU_negative_offset_extended: 2 * 8
        0x2e, 16,  // GNU_args_size
      ]) == [
        "1000: r7+8 r1=u r2=s r3=r4 r5=c16 r8=v-16 r9=v16 r10=exp2 r11=vexp1 r12=c16 r16=c-8 "
          + "r131=c-24"
      ])
    #expect(rows([0x12, 6, 0x7e]) == ["1000: r6+16 r16=c-8"])  // def_cfa_sf
    #expect(rows([0x13, 0x7d]) == ["1000: r7+24 r16=c-8"])  // def_cfa_offset_sf
    #expect(rows([0x0f, 2, 0x77, 8]) == ["1000: exp2 r16=c-8"])  // def_cfa_expression
    #expect(rows([0x06, 16]) == ["1000: r7+8 r16=c-8"])  // restore_extended
  }

  @Test func `every way to advance is understood`() {
    #expect(
      rows([
        0x02, 1, 0x03, 2, 0, 0x04, 4, 0, 0, 0,  // advance_loc1, 2, 4
        0x1d, 8, 0, 0, 0, 0, 0, 0, 0,  // MIPS_advance_loc8
        0x01, 0x20, 0x10, 0, 0, 0, 0, 0, 0,  // set_loc 0x1020
      ]) == ["1000", "1001", "1003", "1007", "100f", "1020"].map { $0 + ": r7+8 r16=c-8" })
  }

  @Test func `advances by nothing make no rows, those behind the end are cut`() {
    #expect(
      rows([0x40, 0x0e, 16, 0x03, 0, 2, 0x0e, 24, 0x41, 0x0e, 32]) == ["1000: r7+16 r16=c-8"])
  }

  @Test func `signed return addresses are told on arm64 only`() {
    #expect(
      rows([0x44, 0x2d, 0x44, 0x2d], dialect: .arm64) == [
        "1000: r7+8 r16=c-8", "1004: r7+8 r16=c-8 signed", "1008: r7+8 r16=c-8",
      ])
    #expect(rows([0x44, 0x2d], isBroken: true) == ["1000: r7+8 r16=c-8"])
  }

  @Test func `register windows are saved on sparc`() {
    let saved = (16...31).map { " r\($0)=c\(($0 - 16) * 8)" }.joined()
    #expect(
      rows([0x2d, 0xd0], dialect: .sparc).first?.hasPrefix("1000: r7+8 r16=c-8 r17=c8") == true)
    #expect(rows([0x2d], dialect: .sparc) == ["1000: r7+8" + saved])
  }

  /// Unknown; a state nobody remembered; a location before the present one; operands that are cut.
  @Test(
    arguments: [
      [0x3f], [0x0b], [0x01, 0, 0, 0, 0, 0, 0, 0, 0], [0x0f, 0x7f],
    ] as [[UInt8]])
  func `an instruction that cannot be ends the rows`(instruction: [UInt8]) {
    #expect(
      rows([0x41, 0x0e, 16, 0x41] + instruction, isBroken: true) == [
        "1000: r7+8 r16=c-8", "1001: r7+16 r16=c-8",
      ])
  }

  @Test func `what is remembered is bounded`() {
    #expect(rows([UInt8](repeating: 0x0a, count: 1000), isBroken: true) == [])
  }

  @Test func `the row of an address is found`() throws {
    var laid = CallFrameBytes()
    let common = laid.common(standard)
    laid.function(common: common, 0x1000, 0x10, [0x41, 0x0e, 16, 0x41, 0x0e, 24])
    let section = laid.section()
    let entry = try #require(CallFrames(section).entry(at: 0x1001))
    for (address, cfa) in [(0x1000, 8), (0x1001, 16), (0x1002, 24), (0x100f, 24)] {
      var cursor = RowCursor(section)
      cursor.begin(entry)
      let isFound = cursor.advance(to: UInt64(address))
      #expect(isFound)
      #expect(cursor.row.cfa == .register(7, plus: Int64(cfa)))
    }
    var cursor = RowCursor(section)
    cursor.begin(entry)
    let isFound = cursor.advance(to: 0x1010)
    #expect(!isFound)
  }
}

@Suite struct EntryTests {
  @Test func `augmentations tell how addresses are written, and signal frames`() throws {
    var laid = CallFrameBytes()
    // personality: a number of 4 bytes, relative to its place, indirect; data for handlers likewise
    let common = laid.common(
      standard, letters: "zPLRS", data: [0x9b, 1, 2, 3, 4, 0x1b, 0x1b])
    // Relative to its place, which is 8 bytes into the entry.
    let place = laid.bytes.offset + 8
    var content = ByteAssembler()
    content.u32(UInt32(bitPattern: Int32(0x1000 - 0x8000 - place)))
    content.u32(0x20)
    laid.entry(common: common, content.bytes + [4, 9, 9, 9, 9, 0x41, 0x0e, 16])
    let section = laid.section(address: 0x8000)
    let entry = try #require(CallFrames(section).entry(at: 0x101f))
    #expect(entry.start == 0x1000)
    #expect(entry.byteCount == 0x20)
    #expect(entry.common.isSignalFrame)
    #expect(entry.common.returnAddressRegister == 16)
    #expect(rows(of: section, at: 0x1000) == ["1000: r7+8 r16=c-8", "1001: r7+16 r16=c-8"])
    #expect(CallFrames(section).entry(at: 0x1020) == nil)
  }

  /// Formats, and what the address is relative to: nothing, text, data.
  @Test func `addresses are read in every encoding`() throws {
    let encodings: [(UInt8, [UInt8])] = [
      (0x00, [0, 0x10, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]), (0x01, [0x80, 0x20, 2]),
      (0x02, [0, 0x10, 2, 0]), (0x03, [0, 0x10, 0, 0, 2, 0, 0, 0]),
      (0x04, [0, 0x10, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]), (0x09, [0x80, 0x20, 2]),
      (0x0a, [0, 0x10, 2, 0]), (0x0b, [0, 0x10, 0, 0, 2, 0, 0, 0]),
      (0x2a, [0x10, 0, 2, 0]), (0x3a, [0xf0, 0xff, 2, 0]),
    ]
    for (encoding, content) in encodings {
      var laid = CallFrameBytes()
      let common = laid.common(standard, letters: "zR", data: [encoding])
      laid.entry(common: common, content + [0])
      var section = laid.section()
      section.textAddress = 0xff0
      section.dataAddress = 0x1010
      let entry = CallFrames(section).entry(at: 0x1001)
      #expect(entry?.start == 0x1000, "encoding \(encoding)")
      #expect(entry?.byteCount == 2, "encoding \(encoding)")
    }
  }

  @Test func `addresses of other encodings are passed over, with the functions behind them`() {
    for encoding: UInt8 in [0xff, 0x80, 0x0c + 1, 0x40] {
      var laid = CallFrameBytes()
      let strange = laid.common(standard, letters: "zR", data: [encoding])
      laid.function(common: strange, 0x1000, 0x10, augmentation: [0], [])
      let common = laid.common(standard)
      laid.function(common: common, 0x2000, 0x10, [])
      let frames = CallFrames(laid.section())
      #expect(frames.entries.map(\.start) == [0x2000])
    }
  }

  @Test func `version 4 tells widths of addresses and of segments`() throws {
    var laid = CallFrameBytes(isDebug: true, bigEndian: true)
    let common = laid.common(standard, version: 4, widths: [4, 2])
    // Segment, start, length.
    laid.entry(common: common, [0, 7, 0, 0, 0x10, 0, 0, 0, 0, 0x10])
    let entry = try #require(CallFrames(laid.section()).entry(at: 0x100f))
    #expect(entry.start == 0x1000)
    #expect(entry.byteCount == 0x10)
  }

  @Test func `debug frames of 64-bit DWARF are read`() throws {
    var laid = CallFrameBytes(isDebug: true)
    laid.isWide = true
    let common = laid.common(standard, version: 3)
    laid.function(common: common, 0x1000, 0x10, [])
    laid.isWide = false
    let other = laid.common(standard, version: 3)
    laid.function(common: other, 0x2000, 0x10, [])
    #expect(CallFrames(laid.section()).entries.map(\.start) == [0x1000, 0x2000])
  }

  @Test func `functions that the linker dropped are not there in debug frames`() {
    var laid = CallFrameBytes(isDebug: true)
    let common = laid.common(standard, version: 3)
    for start in [0, .max, .max - 1, 0x1000] as [UInt64] {
      laid.function(common: common, start, 0x10, [])
    }
    #expect(CallFrames(laid.section()).entries.map(\.start) == [0x1000])
  }

  @Test func `functions are told by address, whatever their order, and empty entries are no end`() {
    var laid = CallFrameBytes()
    let common = laid.common(standard)
    laid.function(common: common, 0x3000, 0x10, [])
    laid.bytes.u32(0)
    laid.function(common: common, 0x1000, 0x10, [])
    var section = laid.section()
    #expect(CallFrames(section).entries.map(\.start) == [0x1000, 0x3000])
    section.endsAtEmptyEntry = true
    #expect(CallFrames(section).entries.map(\.start) == [0x3000])
  }
}

@Suite struct SearchTableTests {
  /// Three functions, and `.eh_frame_hdr` at 0x9000 over `.eh_frame` at 0x8000.
  private func laid(
    change: (inout [(start: Int32, entry: Int32)]) -> Void = { _ in }
  ) -> CallFrames? {
    var frames = CallFrameBytes()
    let common = frames.common(standard)
    var entries: [(start: Int32, entry: Int32)] = []
    for start in [0x1000, 0x2000, 0x3000] {
      let offset = frames.function(common: common, UInt64(start), 0x100, [])
      entries.append((Int32(start - 0x9000), Int32(0x8000 + offset - 0x9000)))
    }
    change(&entries)
    var table = ByteAssembler()
    // version; pointer: 4 bytes, relative to its place; count: 4 bytes; entries: 4 bytes, to the table
    table.raw([1, 0x1b, 0x03, 0x3b])
    table.u32(UInt32(bitPattern: 0x8000 - 0x9004))
    table.u32(UInt32(entries.count))
    for (start, entry) in entries {
      table.u32(UInt32(bitPattern: start))
      table.u32(UInt32(bitPattern: entry))
    }
    let search = CallFrameSearchTable(
      ByteView(table.bytes), address: 0x9000, addressByteCount: 8, order: .littleEndian)
    return search.map { CallFrames(frames.section(address: 0x8000), table: $0) }
  }

  private func starts(_ frames: CallFrames?) -> [UInt64?] {
    [0xfff, 0x1000, 0x10ff, 0x1100, 0x2080, 0x30ff, 0x3100].map {
      frames?.entry(at: $0)?.start
    }
  }

  private let expected: [UInt64?] = [nil, 0x1000, 0x1000, nil, 0x2000, 0x3000, nil]

  @Test func `functions are found by the table`() {
    #expect(starts(laid()) == expected)
  }

  @Test func `a table that lies is found out, and the section itself searched`() {
    let lies = [
      laid { $0[1].entry = $0[0].entry }, laid { $0[1].entry = 0x7fff_0000 },
      laid { $0[2].start += 0x10 }, laid { $0.removeAll() },
    ]
    for frames in lies { #expect(starts(frames) == expected) }
  }

  @Test func `what is no table is told, or has no functions`() {
    func table(_ bytes: [UInt8]) -> CallFrameSearchTable? {
      CallFrameSearchTable(
        ByteView(bytes), address: 0x9000, addressByteCount: 8, order: .littleEndian)
    }
    #expect(table([]) == nil)
    #expect(table([2, 0x1b, 3, 0x3b, 0, 0, 0, 0, 1, 0, 0, 0]) == nil)
    #expect(table([1, 0xff, 3, 0x3b, 0, 0, 0, 0, 1, 0, 0, 0]) == nil)
    #expect(table([1, 0x1b, 3, 0x3b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])?.count == 0)
    #expect(table([1, 0x1b, 0xff, 0xff, 0, 0, 0, 0])?.count == 0)
    #expect(table([1, 0x1b, 3, 0x01, 0, 0, 0, 0, 1, 0, 0, 0, 1, 2])?.count == 0)
  }
}

@Suite struct CallFrameRobustnessTests {
  private var laid: CallFrameBytes {
    var laid = CallFrameBytes()
    let common = laid.common(standard, letters: "zR", data: [0x00])
    for start in [0x1000, 0x2000, 0x3000] as [UInt64] {
      laid.function(
        common: common, start, 0x100, augmentation: [0],
        [0x41, 0x0e, 16, 0x86, 2, 0x43, 0x0d, 6, 0x0a, 0x02, 0x50, 0x0c, 7, 8, 0xc6, 0x41, 0x0b])
    }
    return laid
  }

  private func touchEverything(_ section: CallFrameSection) -> Int {
    let frames = CallFrames(section)
    var rows = RowCursor(section)
    var count = frames.entry(at: 0x2001) == nil ? 0 : 1
    for entry in frames.entries {
      rows.begin(entry)
      while rows.next() { count += rows.row.registers.count }
    }
    return count
  }

  @Test func `every prefix is read`() {
    let bytes = laid.bytes.bytes
    for byteCount in 0...bytes.count {
      var section = laid.section()
      section.bytes = ByteView(bytes.prefix(byteCount))
      #expect(touchEverything(section) >= 0)
    }
  }

  @Test func `no change traps`() {
    let bytes = laid.bytes.bytes
    for seed in 0..<3000 {
      var section = laid.section()
      section.bytes = ByteView(Mutation(seed: UInt64(seed), of: bytes).bytes)
      #expect(touchEverything(section) >= 0)
    }
  }
}
