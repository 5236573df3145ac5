import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct WineTests {
  /// System information with these bytes right behind it, which its stream does not include.
  private func wine(_ lay: (inout ByteAssembler) -> Void) throws -> WineSystemInfo? {
    var laid = SyntheticDump()
    var bytes = laid.assembler
    bytes.fill(56)
    lay(&bytes)
    let place = laid.place(bytes.bytes)
    laid.add(stream: 7, at: .init(offset: place.offset, byteCount: 56))
    return try #require(try Minidump(ByteView(laid.bytes)).stream(SystemInfo.self)).wine
  }

  @Test func `Wine's texts are found by their offsets from behind the signature`() throws {
    let wine = try wine {
      $0.raw("WINE".utf8)
      $0.u32(3)
      $0.u32(16)
      $0.u32(25)
      $0.u32(31)
      $0.raw("wine-8.0\0Linux\06.1.0\0".utf8)
    }
    #expect(wine == WineSystemInfo(buildID: "wine-8.0", systemName: "Linux", release: "6.1.0"))
  }

  @Test func `texts outside the file are empty`() throws {
    let wine = try wine {
      $0.raw("WINE".utf8)
      for number: UInt32 in [3, .max, 0x7fff_ffff, 0x1000] { $0.u32(number) }
    }
    #expect(wine == WineSystemInfo(buildID: "", systemName: "", release: ""))
  }

  @Test(arguments: [("WINA", 3), ("WINE", 2)])
  func `what does not look like Wine's is not taken for it`(signature: String, count: UInt32) throws
  {
    let wine = try wine {
      $0.raw(signature.utf8)
      for number: UInt32 in [count, 16, 16, 16] { $0.u32(number) }
      $0.raw("text\0".utf8)
    }
    #expect(wine == nil)
  }

  @Test func `system information at the end of a file is not Wine's`() throws {
    var laid = SyntheticDump()
    laid.claimedDirectoryOffset = 32
    laid.add(stream: 7, at: .init(offset: 44, byteCount: 56))
    let bytes = laid.bytes + [UInt8](repeating: 0, count: 56)
    #expect(try #require(try Minidump(ByteView(bytes)).stream(SystemInfo.self)).wine == nil)
  }

  @Test func `Wine lists ELF modules apart`() throws {
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let modules = try #require(try dump.stream(WineModuleList.self))
    #expect(modules.map(\.name) == ["/usr/lib/libc.so.6"])
    #expect(modules.map(\.baseAddress) == [0x7f00_0000_0000])
    #expect(modules.map(\.byteCount) == [0x1c_0000])
  }
}
