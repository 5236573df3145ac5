import Bytes
import ELF
import Support
import Testing

@testable import SymbolDumping

/// A program of 0x100 bytes of code at 0x1000 and symbols: name, address, byte count.
private func program(
  _ symbols: [(name: String, address: UInt32, byteCount: UInt32)], debugFrame: [UInt8] = []
) throws -> DumpSource {
  var laid = SyntheticELF(is64Bit: false, machine: 40)
  let text = laid.add(
    ".text", flags: 6, address: 0x1000, [UInt8](repeating: 0, count: 0x100))
  var names: [UInt8] = [0]
  var table = ByteAssembler()
  table.fill(16)  // the first symbol is none
  for symbol in symbols {
    table.u32(UInt32(names.count))  // st_name
    table.u32(symbol.address)
    table.u32(symbol.byteCount)
    table.raw([0x12, 0])  // STB_GLOBAL, STT_FUNC; visibility
    table.u16(UInt16(text))
    names += Array(symbol.name.utf8) + [0]
  }
  let strings = laid.add(".strtab", type: 3, names)
  laid.add(".symtab", type: 2, table.bytes, link: UInt32(strings), entryByteCount: 16)
  if !debugFrame.isEmpty { laid.add(".debug_frame", debugFrame) }
  laid.segments = [.init(type: 1, flags: 5, section: text)]
  return DumpSource(try ELFFile(ByteView(laid.bytes)), name: "a")
}

private func names(in source: DumpSource) async throws -> [Substring] {
  String(decoding: try await Programs.symbols(of: source), as: UTF8.self)
    .split(separator: "\n").filter { $0.hasPrefix("FUNC") || $0.hasPrefix("PUBLIC") }
}

/// Which symbols of a table become which records.
@Suite struct PublicSymbolTests {
  @Test func `a symbol that nameless code follows says where it ends`() async throws {
    // As libc.so.6 of Debian's armhf, where gnu_get_libc_version is followed by a page of it.
    let source = try program([
      ("first", 0x1000, 0x10), ("second", 0x1010, 8), ("third", 0x1040, 0),
      ("padded", 0x1048, 2), ("last", 0x1050, 0x20),
    ])
    #expect(
      try await names(in: source) == [
        "FUNC 10 8 0 second", "FUNC 50 20 0 last", "PUBLIC 0 0 first", "PUBLIC 40 0 third",
        "PUBLIC 48 0 padded",
      ])
  }

  @Test func `a symbol without a length that no other follows ends with its section`() async throws
  {
    #expect(try await names(in: program([("_fini", 0x10f0, 0)])) == ["FUNC f0 10 0 _fini"])
  }

  @Test func `a length that leads past the next symbol or the code counts for nothing`()
    async throws
  {
    let source = try program([("long", 0x1000, 0x50), ("next", 0x1040, 0xffff_ffff)])
    #expect(try await names(in: source) == ["PUBLIC 0 0 long", "PUBLIC 40 0 next"])
  }

  @Test func `a symbol without call frames is a function where other code has some`() async throws {
    let symbols: [(String, UInt32, UInt32)] = [
      ("framed", 0x1000, 0x10), ("bare", 0x1010, 0x10), ("end", 0x1020, 0xe0),
    ]
    let source = try program(symbols, debugFrame: debugFrame(from: 0x1000, byteCount: 0x10))
    #expect(
      try await names(in: source) == ["FUNC 10 10 0 bare", "FUNC 20 e0 0 end", "PUBLIC 0 0 framed"])
    let whole = try program(symbols)
    #expect(
      try await names(in: whole) == ["FUNC 20 e0 0 end", "PUBLIC 0 0 framed", "PUBLIC 10 0 bare"])
  }
}
