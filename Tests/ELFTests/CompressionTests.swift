import Bytes
import ELF
import Platform
import Support
import Testing

/// "hello\n" as zlib's own format has it: a stored block, and Adler-32.
private let zlibHello: [UInt8] = [
  0x78, 0x01,  // deflate, window of 32 KiB
  0x01, 0x06, 0x00, 0xf9, 0xff,  // last block, stored, 6 bytes
  0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x0a,
  0x08, 0x4b, 0x02, 0x1f,  // Adler-32
]

/// "hello\n" as `zstd` compresses it.
private let zstdHello: [UInt8] = [
  0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x31, 0x00, 0x00, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x0a, 0x53,
  0x88, 0xbd, 0x91,
]

/// The same as `xz` compresses it.
private let xzHead: [UInt8] = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04]

extension SyntheticELF {
  /// ELF32_Chdr or ELF64_Chdr.
  func compressionHeader(type: UInt32, byteCount: UInt64) -> [UInt8] {
    var header = assembler
    header.u32(type)
    if is64Bit {
      header.u32(0)
      header.u64(byteCount)
      header.u64(1)
    } else {
      header.u32(UInt32(byteCount))
      header.u32(1)
    }
    return header.bytes
  }
}

@Suite struct CompressionTests {
  @Test(arguments: Kind.all)
  func `a compressed section is decompressed`(kind: Kind) throws {
    var laid = kind.file
    let bytes: [(String, UInt32, [UInt8])] = [
      (".debug_info", 1, zlibHello), (".debug_line", 2, zstdHello),
    ]
    for (name, type, packed) in bytes {
      laid.add(
        name, flags: 0x800, laid.compressionHeader(type: type, byteCount: 6) + packed)
    }
    let file = try laid.opened()
    for (name, _, _) in bytes {
      #expect(try file.contents(ofSection: name)?.bytes == Array("hello\n".utf8))
    }
  }

  @Test func `a section compressed as it once was is found by its present name`() throws {
    var laid = SyntheticELF()
    laid.add(".zdebug_info", Array("ZLIB".utf8) + [0, 0, 0, 0, 0, 0, 0, 6] + zlibHello)
    #expect(try laid.opened().contents(ofSection: ".debug_info")?.bytes == Array("hello\n".utf8))
  }

  @Test func `what cannot be decompressed is told`() throws {
    let cases: [(UInt32, UInt64, [UInt8], String)] = [
      (1, 6, Array(zlibHello.prefix(9)), "it ends in the middle of the compressed data"),
      (1, 7, zlibHello, "only 6 of 7 bytes came of it"),
      (1, 1 << 40, zlibHello, "17 bytes would become 1099511627776"),
      (1, 6, Array("nonsense".utf8), "the compressed data is damaged"),
      (9, 6, zlibHello, "unknown compression 9"),
    ]
    for (type, byteCount, packed, reason) in cases {
      var laid = SyntheticELF()
      laid.add(
        ".debug_info", flags: 0x800,
        laid.compressionHeader(type: type, byteCount: byteCount) + packed)
      let file = try laid.opened()
      let error = #expect(throws: ELFError.self) { try file.contents(ofSection: ".debug_info") }
      #expect(error?.description == "section .debug_info cannot be decompressed: \(reason)")
    }
  }

  @Test func `debug data that is not compressed by xz, or cut short, is told`() throws {
    for bytes in [[1, 2, 3], xzHead] {
      var laid = SyntheticELF()
      laid.add(".gnu_debugdata", bytes)
      let file = try laid.opened()
      #expect(throws: ELFError.self) { try file.debugData() }
    }
    #expect(try SyntheticELF().opened().debugData() == nil)
  }
}
