import Bytes
import ELF
import Support
import Testing

/// Every width of addresses with every byte order.
struct Kind: Sendable, CustomTestStringConvertible {
  var is64Bit: Bool
  var bigEndian: Bool

  static let all = [true, false].flatMap { wide in
    [false, true].map { Kind(is64Bit: wide, bigEndian: $0) }
  }

  var testDescription: String {
    "\(is64Bit ? 64 : 32) bits, \(bigEndian ? "big" : "little")-endian"
  }

  var file: SyntheticELF { SyntheticELF(is64Bit: is64Bit, bigEndian: bigEndian) }
}

extension SyntheticELF {
  /// The file, opened.
  func opened() throws -> ELFFile { try ELFFile(ByteView(bytes)) }
}

@Suite struct ELFFileTests {
  @Test(arguments: Kind.all)
  func `the header is read in every width and byte order`(kind: Kind) throws {
    let file = try kind.file.opened()
    #expect(file.addressByteCount == (kind.is64Bit ? 8 : 4))
    #expect(file.byteOrder == (kind.bigEndian ? .bigEndian : .littleEndian))
    #expect(file.machine == .amd64)
    #expect(file.type == .sharedObject)
    #expect(file.entryAddress == 0x1000)
  }

  @Test(arguments: Kind.all)
  func `a section is found by its name, whatever its type`(kind: Kind) throws {
    var laid = kind.file
    // 0x70000001: SHT_X86_64_UNWIND, as gold writes it
    let index = laid.add(".eh_frame", type: 0x7000_0001, flags: 2, address: 0x2000, [1, 2, 3])
    laid.add(".eh_frame_hdr", [4])
    let file = try laid.opened()
    let section = try #require(file.section(named: ".eh_frame"))
    #expect(section.index == index)
    #expect(section.address == 0x2000)
    #expect(section.isLoaded)
    #expect(section.contains(0x2002))
    #expect(!section.contains(0x2003))
    #expect(try file.contents(of: section).bytes == [1, 2, 3])
    #expect(file.name(of: section) == ".eh_frame")
    #expect(file.section(named: ".eh_fram") == nil)
  }

  @Test(arguments: Kind.all)
  func `counts that the header has no room for stand in the first section`(kind: Kind) throws {
    var laid = kind.file
    let section = laid.add(".text", flags: 6, address: 0x1000, [0xc3])
    laid.segments = [.init(type: 1, flags: 5, section: section)]
    laid.countsInFirstSection = true
    let file = try laid.opened()
    #expect(file.sections.count == 3)
    #expect(file.segments.count == 1)
    #expect(file.section(named: ".text") != nil)
  }

  @Test func `sections of a separate debug file have no bytes where it has none`() throws {
    var laid = SyntheticELF()
    laid.add(".text", type: 8, flags: 6, address: 0x1000, [1, 2, 3, 4])
    let file = try laid.opened()
    let section = try #require(file.section(named: ".text"))
    #expect(section.byteCount == 4)
    #expect(try file.contents(of: section).isEmpty)
    #expect(try file.contents(ofSection: ".text") == nil)
  }

  @Test(arguments: Kind.all)
  func `bytes are found by their address, as far as a segment goes`(kind: Kind) throws {
    var laid = kind.file
    let text = laid.add(".text", flags: 6, address: 0x40_1010, [10, 11, 12, 13])
    let data = laid.add(".data", flags: 3, address: 0x40_3000, [20, 21])
    laid.segments = [
      .init(type: 1, flags: 5, section: text), .init(type: 1, flags: 6, section: data),
    ]
    let file = try laid.opened()
    #expect(file.baseAddress == 0x40_1000)
    #expect(file.bytes(atAddress: 0x40_1012).bytes == [12, 13])
    #expect(file.bytes(atAddress: 0x40_1010, byteCount: 2).bytes == [10, 11])
    #expect(file.bytes(atAddress: 0x40_3001).bytes == [21])
    #expect(file.bytes(atAddress: 0x40_1014).isEmpty)
    #expect(file.segments[0].isExecutable)
    #expect(!file.segments[1].isExecutable)
  }

  @Test func `a module's memory is read by addresses`() throws {
    var laid = SyntheticELF()
    let section = laid.add(".text", flags: 6, address: 0x40_0000, [9])
    laid.segments = [.init(type: 1, flags: 5, section: section)]
    let view = ByteView(laid.bytes)
    let file = try ELFFile(loaded: { view.clampedSlice(at: $0) })
    #expect(file.sections.isEmpty)
    #expect(file.bytes(atAddress: 0x40_0000, byteCount: 2).bytes == [0x7f, 0x45])
    #expect(file.bytes(atAddress: 0x3f_ffff).isEmpty)
  }

  @Test func `what is no ELF file is told`() {
    let cases: [([UInt8], String)] = [
      ([], "not an ELF file: it does not begin with \\x7fELF"),
      ([0x4d, 0x5a, 0, 0], "not an ELF file: it does not begin with \\x7fELF"),
      ([0x7f, 0x45, 0x4c, 0x46, 2, 3], "ELF header: unknown byte order 3"),
      ([0x7f, 0x45, 0x4c, 0x46, 7, 1], "ELF header: unknown class 7"),
      (
        [0x7f, 0x45, 0x4c, 0x46, 2, 1],
        "ELF header: needs 48 bytes at offset 0x10, but only 0 are there"
      ),
    ]
    for (bytes, description) in cases {
      let error = #expect(throws: ELFError.self) { try ELFFile(ByteView(bytes)) }
      #expect(error?.description == description)
    }
  }
}
