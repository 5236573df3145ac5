import Bytes
import Platform
import Testing

/// "hello\n" as `printf 'hello\n' | gzip -n` compresses it.
private let hello: [UInt8] = [
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03,  // header: deflate, no name, Unix
  0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 0x02, 0x00,  // the text
  0x20, 0x30, 0x3a, 0x36, 0x06, 0x00, 0x00, 0x00,  // CRC-32, 6 bytes
]

/// A gzip member of `count` zero bytes in stored blocks and runs; made by hand from 64 KiB blocks.
private func storedMember(_ bytes: [UInt8], checksum: UInt32) -> [UInt8] {
  var member: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
  var rest = bytes[...]
  repeat {
    let block = rest.prefix(0xffff)
    rest = rest.dropFirst(block.count)
    let count = UInt16(block.count)
    member += [rest.isEmpty ? 1 : 0, UInt8(count & 0xff), UInt8(count >> 8)]
    member += [UInt8(~count & 0xff), UInt8(~count >> 8)]
    member += block
  } while !rest.isEmpty
  for number in [checksum, UInt32(truncatingIfNeeded: bytes.count)] {
    member += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
  return member
}

@Suite struct GzipTests {
  @Test func `a compressed file is known by its first bytes`() {
    #expect(Gzip.isCompressed(ByteView(hello)))
    #expect(!Gzip.isCompressed(ByteView(hello.dropFirst())))
    #expect(!Gzip.isCompressed(ByteView([0x1f, 0x8b])))
  }

  @Test func `a small file is decompressed`() throws {
    let bytes = try Gzip.decompressed(ByteView(hello), named: "a.gz").bytes
    #expect(bytes == Array("hello\n".utf8))
  }

  @Test func `members behind one another are one file, and what follows is ignored`() throws {
    let bytes = try Gzip.decompressed(ByteView(hello + hello + [0, 0]), named: "a.gz").bytes
    #expect(bytes == Array("hello\nhello\n".utf8))
  }

  @Test(arguments: [9, 12, 18, 25])
  func `a file that ends too early is told`(byteCount: Int) throws {
    let error = #expect(throws: FileError.self) {
      try Gzip.decompressed(ByteView(hello.prefix(byteCount)), named: "a.gz")
    }
    #expect(
      error?.description == "cannot decompress a.gz: it ends in the middle of the compressed data "
        + "(at byte \(byteCount) of \(byteCount))")
  }

  @Test func `damage is told with its place`() throws {
    var damaged = hello
    damaged[18] ^= 1
    let error = #expect(throws: FileError.self) {
      try Gzip.decompressed(ByteView(damaged), named: "a.gz")
    }
    #expect(error?.reason.hasPrefix("the compressed data is damaged (at byte ") == true)
  }

  @Test func `no more is unpacked than the limits allow`() throws {
    let limits = Gzip.Limits(byteCount: 5)
    let error = #expect(throws: FileError.self) {
      try Gzip.decompressed(ByteView(hello), named: "a.gz", limits: limits)
    }
    #expect(error?.reason == "26 bytes would become more than 5")
    let ratio = Gzip.Limits(ratio: 0, freeByteCount: 5)
    #expect(throws: FileError.self) {
      try Gzip.decompressed(ByteView(hello), named: "a.gz", limits: ratio)
    }
  }

  @Test func `a large file is unpacked into a mapped one`() throws {
    // 17 MiB of zeros, whose CRC-32 is 0x8f77090b.
    let count = 17 * 1024 * 1024
    let member = storedMember([UInt8](repeating: 0, count: count), checksum: 0x8f77_090b)
    let view = try Gzip.decompressed(ByteView(member), named: "a.gz")
    #expect(view.byteCount == count)
    #expect(view[count - 1] == 0)
  }
}
