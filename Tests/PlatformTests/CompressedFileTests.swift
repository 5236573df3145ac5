import Bytes
import Platform
import Support
import Testing

/// "hello\n" as `printf 'hello\n' |` `gzip -n`, `zstd` and `xz` compress it.
private let hello: [CompressionFormat: [UInt8]] = [
  .gzip: [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03,  // header: deflate, no name, Unix
    0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 0x02, 0x00,  // the text
    0x20, 0x30, 0x3a, 0x36, 0x06, 0x00, 0x00, 0x00,  // CRC-32, 6 bytes
  ],
  .zstd: [
    0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58,  // signature; a checksum follows; window of 2 MiB
    0x31, 0x00, 0x00, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x0a,  // last block, raw, 6 bytes
    0x53, 0x88, 0xbd, 0x91,  // XXH64
  ],
  .xz: [
    0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04, 0xe6, 0xd6, 0xb4, 0x46,  // stream: CRC-64
    0x02, 0x00, 0x21, 0x01, 0x16, 0x00, 0x00, 0x00, 0x74, 0x2f, 0xe5, 0xa3,  // block: LZMA2
    0x01, 0x00, 0x05, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x0a, 0x00, 0x00, 0x00,  // the text
    0xa5, 0x60, 0x97, 0xf1, 0x94, 0xf6, 0xfd, 0xe0,  // CRC-64
    0x00, 0x01, 0x1e, 0x06, 0xc1, 0x2f, 0xa4, 0x1d,  // index
    0x1f, 0xb6, 0xf3, 0x7d, 0x01, 0x00, 0x00, 0x00, 0x00, 0x04, 0x59, 0x5a,  // footer
  ],
]

private func packed(_ format: CompressionFormat) throws -> [UInt8] {
  try #require(hello[format])
}

private func file(_ bytes: some Collection<UInt8>) throws -> CompressedFile {
  try #require(CompressedFile(ByteView(bytes), named: "a.dmp"))
}

@Suite struct CompressedFileTests {
  @Test(arguments: CompressionFormat.allCases)
  func `a compressed file is known by its first bytes`(format: CompressionFormat) throws {
    let bytes = try packed(format)
    #expect(CompressedFile(ByteView(bytes), named: "a")?.format == format)
    #expect(CompressedFile(ByteView(bytes.dropFirst()), named: "a") == nil)
    #expect(CompressedFile(ByteView(bytes.prefix(2)), named: "a") == nil)
  }

  @Test(arguments: CompressionFormat.allCases)
  func `a small file is decompressed`(format: CompressionFormat) throws {
    #expect(try file(packed(format)).contents().bytes == Array("hello\n".utf8))
  }

  @Test(arguments: CompressionFormat.allCases)
  func `members behind one another are one file, and what follows is ignored`(
    format: CompressionFormat
  ) throws {
    let member = try packed(format)
    let bytes = try file(member + member + [7, 0]).contents().bytes
    #expect(bytes == Array("hello\nhello\n".utf8))
  }

  @Test func `what xz and zstd allow between members is passed over`() throws {
    let xz = try packed(.xz)
    let padded = try file(xz + [0, 0, 0, 0, 0, 0, 0, 0] + xz).contents().bytes
    #expect(padded == Array("hello\nhello\n".utf8))
    let zstd = try packed(.zstd)
    let skippable: [UInt8] = [0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]
    #expect(try file(zstd + skippable + zstd).contents().bytes == padded)
  }

  @Test(arguments: CompressionFormat.allCases)
  func `a file that ends too early is told, wherever it ends`(format: CompressionFormat) throws {
    let bytes = try packed(format)
    for byteCount in 6..<bytes.count {
      let error = #expect(throws: FileError.self) { try file(bytes.prefix(byteCount)).contents() }
      #expect(
        error?.description == "cannot decompress a.dmp: it ends in the middle of the compressed "
          + "data (at byte \(byteCount) of \(byteCount))")
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func `damage is told with its place`(format: CompressionFormat) throws {
    var damaged = try packed(format)
    damaged[damaged.count - 8] ^= 1
    let error = #expect(throws: FileError.self) { try file(damaged).contents() }
    #expect(error?.reason.hasPrefix("the compressed data is damaged (at byte ") == true)
  }

  @Test(arguments: CompressionFormat.allCases)
  func `of a file that ends too early, what is there can be had`(
    format: CompressionFormat
  ) throws {
    let bytes = try packed(format)
    let salvaged = try file(bytes + bytes.dropLast(8)).salvage()
    #expect(salvaged.view.bytes.starts(with: Array("hello\n".utf8)))
    #expect(salvaged.problem != nil)
    #expect(try file(bytes).salvage().problem == nil)
  }

  @Test(arguments: CompressionFormat.allCases)
  func `of a file whose checksum is wrong, everything before can be had`(
    format: CompressionFormat
  ) throws {
    var damaged = try packed(format)
    let checksum = [CompressionFormat.gzip: 18, .zstd: 15, .xz: 36]
    damaged[try #require(checksum[format])] ^= 1
    let salvaged = try file(damaged).salvage()
    #expect(salvaged.view.bytes == Array("hello\n".utf8))
    #expect(salvaged.problem?.reason.hasPrefix("the compressed data is damaged") == true)
  }

  @Test func `a damaged block of zstd costs none of those before it`() throws {
    let bytes: [UInt8] =
      Array(try packed(.zstd).prefix(6)) + [0x30, 0x00, 0x00] + Array("hello\n".utf8)
      + [0x06, 0x00, 0x00]  // the third type of block is reserved
    let salvaged = try file(bytes).salvage()
    #expect(salvaged.view.bytes == Array("hello\n".utf8))
    #expect(salvaged.problem?.reason.hasPrefix("the compressed data is damaged") == true)
  }

  @Test func `no more is unpacked than the limits allow`() throws {
    let gzip = try packed(.gzip)
    let limits = CompressedFile.Limits(byteCount: 5)
    let error = #expect(throws: FileError.self) { try file(gzip).contents(limits: limits) }
    #expect(error?.reason == "26 bytes would become more than 5")
    #expect(try file(gzip).salvage(limits: limits).view.bytes == Array("hello".utf8))
    let ratio = CompressedFile.Limits(ratio: 0, freeByteCount: 5)
    #expect(throws: FileError.self) { try file(gzip).contents(limits: ratio) }
  }

  @Test(arguments: [("gz", CompressionFormat.gzip), ("zst", .zstd), ("xz", .xz)])
  func `ten GiB of zeros are not unpacked`(ending: String, format: CompressionFormat) throws {
    let member = try Fixture.bytes("Containers/zeros.\(ending)")
    let bomb = try file(Packed.repeated(member, 10 * 1024))
    #expect(bomb.format == format)
    let limits = CompressedFile.Limits(byteCount: 40 << 20)
    let salvaged = try bomb.salvage(limits: limits)
    #expect(salvaged.view.byteCount <= 40 << 20)
    #expect(salvaged.problem?.reason.contains(" would become more than ") == true)
    #expect(throws: FileError.self) { try bomb.contents(limits: limits) }
  }

  @Test(arguments: ["gz", "zst", "xz"])
  func `nothing more is unpacked when the beginning is not wanted`(ending: String) throws {
    let zeros = try file(Fixture.bytes("Containers/zeros.\(ending)"))
    #expect(try zeros.contents().byteCount == 1 << 20)
    var headByteCount = 0
    let salvaged = try zeros.salvage { head in
      headByteCount = head.byteCount
      return nil
    }
    #expect(headByteCount == MappedFile.headByteCount)
    #expect(salvaged.view.byteCount < 1 << 20)
    #expect(salvaged.problem == nil)
  }

  @Test func `a window too large for the library is told, not allocated`() throws {
    // No checksum, no content size; the window descriptor asks for 2 TiB less a bit.
    let bytes: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0x00, 0x00]
    let error = #expect(throws: FileError.self) { try file(bytes).contents() }
    #expect(error?.reason.hasPrefix("it takes more than 128 MiB of memory to decompress") == true)
  }

  @Test(arguments: ["gz", "zst", "xz"])
  func `a large file is unpacked into a mapped one`(ending: String) throws {
    let member = try Fixture.bytes("Containers/zeros.\(ending)")
    let view = try file(Packed.repeated(member, 17))
      .contents(limits: CompressedFile.Limits(ratio: 100_000))
    #expect(view.byteCount == 17 << 20)
    #expect(view[view.byteCount - 1] == 0)
  }

  @Test(arguments: CompressionFormat.allCases)
  func `no damage makes more of a file than the limits allow`(format: CompressionFormat) throws {
    let member = try packed(format)
    let whole = member + member + member
    for seed in 0..<300 {
      let mutation = Mutation(seed: UInt64(seed), of: whole)
      guard let file = CompressedFile(ByteView(mutation.bytes), named: "a") else { continue }
      let salvaged = try file.salvage(limits: CompressedFile.Limits(byteCount: 1000))
      #expect(salvaged.view.byteCount <= 1000)
    }
  }
}
