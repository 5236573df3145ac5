import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct StringTests {
  /// What comes out of a text at the end of a dump, laid by `lay`.
  private func text(
    bigEndian: Bool = false, _ lay: (inout ByteAssembler) -> Void
  ) throws -> MinidumpText {
    var laid = SyntheticDump(bigEndian: bigEndian)
    var string = laid.assembler
    lay(&string)
    // The string comes last, so that what it claims can reach past the file's end.
    let offset = laid.bytes.count
    laid.claimedDirectoryOffset = 32
    let dump = try Minidump(ByteView(laid.bytes + string.bytes))
    return dump.string(at: UInt64(offset))
  }

  @Test(arguments: [false, true])
  func `a string is a count of bytes and UTF-16 in the dump's order`(bigEndian: Bool) throws {
    let text = try text(bigEndian: bigEndian) {
      $0.u32(8)
      $0.utf16("aé𝄞")
      $0.u16(0)
    }
    #expect(text.text == "aé𝄞")
    #expect(text.problem == nil)
  }

  @Test func `a missing zero at the end does not matter`() throws {
    let text = try text {
      $0.u32(4)
      $0.utf16("ab")
    }
    #expect(text.text == "ab")
    #expect(text.problem == nil)
  }

  @Test func `an odd length leaves the last byte out`() throws {
    let text = try text {
      $0.u32(5)
      $0.utf16("ab")
      $0.u8(0x63)
    }
    #expect(text.text == "ab")
    #expect(text.problem?.problem == "has an odd number of bytes, 5")
  }

  @Test func `half of a surrogate pair becomes a replacement character`() throws {
    let text = try text {
      $0.u32(6)
      $0.u16(0x61)
      $0.u16(0xd834)
      $0.u16(0x62)
    }
    #expect(text.text == "a\u{fffd}b")
  }

  @Test func `a length past the file's end gives what there is`() throws {
    let text = try text {
      $0.u32(0xffff_fffe)
      $0.utf16("ab")
    }
    #expect(text.text == "ab")
    #expect(text.problem?.problem == "claims 4294967294 bytes, the file ends after 4")
  }

  // Breakpad's Linux client counts the bytes of UTF-8 for "é" and so one unit too many.
  @Test func `a length that counts too much ends at the first zero`() throws {
    let text = try text {
      $0.u32(6)
      $0.utf16("aé")
      $0.u16(0)
      $0.utf16("next")
    }
    #expect(text.text == "aé")
  }

  @Test func `a string longer than any path is cut`() throws {
    let text = try text {
      $0.u32(10_000)
      $0.utf16(String(repeating: "x", count: 5_000))
    }
    #expect(text.text.count == 4_096)
    #expect(text.problem != nil)
  }

  @Test(arguments: [1_000_000, .max, .max - 3] as [UInt64])
  func `an offset outside the file gives nothing and a problem`(offset: UInt64) throws {
    let dump = try Minidump(ByteView(SyntheticDump().bytes))
    #expect(dump.string(at: offset).text == "")
    #expect(dump.string(at: offset).problem != nil)
  }
}
