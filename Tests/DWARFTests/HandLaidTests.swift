import Bytes
import Support
import Testing

@testable import DWARF

/// One small unit in each version, format, byte order and address size.
@Suite struct HandLaidTests {
  struct Shape: CustomTestStringConvertible {
    var version: UInt16
    var isWide: Bool
    var bigEndian: Bool
    var addressByteCount: UInt8

    var testDescription: String {
      "DWARF \(version), \(isWide ? 64 : 32) bits, \(bigEndian ? "big" : "little"), "
        + "addresses of \(addressByteCount)"
    }
  }

  static let shapes: [Shape] = (2...5).flatMap { (version: UInt16) in
    [false, true].flatMap { bigEndian in
      [4, 8].flatMap { (count: UInt8) in
        [false, true].filter { version > 2 || !$0 }.map { isWide in
          Shape(
            version: version, isWide: isWide, bigEndian: bigEndian, addressByteCount: count)
        }
      }
    }
  }

  private func file(_ shape: Shape) -> DWARFFile {
    let bytes = DWARFBytes(
      version: shape.version, isWide: shape.isWide, bigEndian: shape.bigEndian,
      addressByteCount: shape.addressByteCount)
    return DWARFFile(DWARFSections(bytes))
  }

  private func text(_ bytes: ByteView?) -> String? {
    bytes.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(arguments: shapes)
  func `a unit says what it is`(shape: Shape) throws {
    let file = file(shape)
    let header = try #require(file.units.first)
    #expect(file.units.count == 1)
    #expect(header.encoding.version == shape.version)
    #expect(header.encoding.isWide == shape.isWide)
    #expect(header.encoding.addressByteCount == shape.addressByteCount)
    let unit = try #require(file.unit(header))
    #expect(text(unit.name) == "demo.cpp")
    #expect(text(unit.compilationDirectory) == "/demo")
    #expect(unit.language == 4)
    #expect(unit.addressRanges() == [AddressRange(start: 0x1000, end: 0x1030)])
    #expect(file.addressRanges(of: header) == unit.addressRanges())
  }

  @Test(arguments: shapes)
  func `functions and inlined calls have ranges and names`(shape: Shape) throws {
    let file = file(shape)
    let unit = try #require(file.unit(file.units[0]))
    let code = UnitCode(unit)
    try #require(code.scopes.count == 3)
    let (work, first, second) = (code.scopes[0], code.scopes[1], code.scopes[2])
    #expect(!work.isInlined && first.parent == 0 && second.parent == 0)
    #expect(Array(code.ranges(of: work)) == [AddressRange(start: 0x1000, end: 0x1030)])
    #expect(Array(code.ranges(of: first)) == [AddressRange(start: 0x1008, end: 0x1010)])
    #expect(
      Array(code.ranges(of: second)) == [
        AddressRange(start: 0x1018, end: 0x1020), AddressRange(start: 0x1024, end: 0x1028),
      ])
    #expect(first.callFile == 1 && first.callLine == 11 && first.callColumn == 7)
    #expect(second.callFile == 1 && second.callLine == 13 && second.callColumn == 0)
    let names = unit.functionNames(at: work.entryOffset)
    #expect(text(names.name) == "work" && names.linkageName == nil)
    #expect(code.qualification(of: names, in: unit).map { text($0) } == ["outer"])
    let helper = unit.functionNames(at: second.entryOffset)
    #expect(text(helper.name) == "helper" && text(helper.linkageName) == "_ZL6helperi")
  }

  @Test(arguments: shapes)
  func `the innermost scope has an address`(shape: Shape) throws {
    let file = file(shape)
    let unit = try #require(file.unit(file.units[0]))
    let map = RangeMap(UnitCode(unit))
    let expected: [UInt64: Int] = [
      0x1000: 0, 0x1007: 0, 0x1008: 1, 0x100f: 1, 0x1010: 0, 0x1018: 2, 0x101f: 2, 0x1020: 0,
      0x1024: 2, 0x1028: 0, 0x102f: 0,
    ]
    for (address, scope) in expected { #expect(map[address] == scope) }
    #expect(map[0xfff] == nil && map[0x1030] == nil)
  }

  @Test(arguments: shapes)
  func `lines have files, columns and folders`(shape: Shape) throws {
    let file = file(shape)
    let unit = try #require(file.unit(file.units[0]))
    let lines = try #require(unit.lineTable())
    func line(_ address: UInt64) -> String? {
      guard let row = lines.row(at: address) else { return nil }
      let folder = ByteView("/demo".utf8)
      let path = lines.path(ofFile: row.file, compilationDirectory: folder) ?? []
      return "\(String(decoding: path, as: UTF8.self)):\(row.line):\(row.column)"
    }
    #expect(line(0x1000) == "/demo/demo.cpp:10:3")
    #expect(line(0x100f) == "/demo/demo.cpp:3:3")
    #expect(line(0x1010) == "/demo/demo.cpp:12:3")
    #expect(line(0x1018) == "/demo/inc/demo.h:5:0")
    #expect(line(0x102f) == "/demo/demo.cpp:14:0")
    #expect(line(0x1030) == nil && line(0xfff) == nil)
    // What the linker dropped stands at 0, and is left out.
    #expect(line(0) == nil && lines.sequences.count == 1)
  }
}

extension DWARFSections {
  init(_ bytes: DWARFBytes) {
    self.init(order: bytes.bigEndian ? .bigEndian : .littleEndian)
    for (name, path) in Self.names {
      if let section = bytes.sections[name] { self[keyPath: path] = ByteView(section) }
    }
  }
}
