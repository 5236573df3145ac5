import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

/// What text could hide behind on stacks of 32 bits, and in memory that can be run.
@Suite struct SanitizedWordsTests {
  /// A dump of x86 with a stack of these words at 0x7000 and an image from 0x40_0000 to 0x80_0000.
  func laid(_ words: [UInt32], maps: String = "") -> SyntheticDump {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 0, platform: maps.isEmpty ? 2 : 0x8201)
    laid.addModules([.init("app", at: 0x40_0000, byteCount: 0x40_0000)])
    if !maps.isEmpty { laid.add(stream: 0x4767_0009, Array(maps.utf8)) }
    let place = laid.place(laid.words(words))
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    return laid
  }

  func stack(_ dump: Minidump) throws -> [UInt32] {
    let view = try dump.stream(ThreadList.self)?.first?.stack ?? .empty
    return try (0..<view.byteCount / 4).map { try view.load(at: 4 * $0, dump.byteOrder) }
  }

  let pattern: UInt32 = 0x0def_aced

  @Test func `a pair of UTF-16 is no address in an image`() throws {
    let dump = try laid([0x0065_0074, 0x0040_1234, 0x0041_0061, 0x0041_0001]).sanitized()
    #expect(try stack(dump) == [pattern, 0x0040_1234, pattern, 0x0041_0001])
  }

  @Test func `of an image of 32 bits, only what can be run counts where that is known`() throws {
    let maps = "400000-401000 r-xp 0 08:01 1 /app\n401000-800000 rw-p 0 08:01 1 /app\n"
    let dump = try laid([0x0040_0123, 0x0040_1000, 0x0050_0123], maps: maps).sanitized()
    // A call may be the last instruction there is.
    #expect(try stack(dump) == [0x0040_0123, 0x0040_1000, pattern])
  }

  @Test func `a wide character is no small number on 32 bits`() throws {
    let dump = try laid([0x1f, 0x20, 0x7e, 0x7f]).sanitized()
    #expect(try stack(dump) == [0x1f, pattern, pattern, 0x7f])
  }

  @Test(arguments: ["rwxp", "r-xp"])
  func `memory that could be run stays if it could not be written`(permissions: String) throws {
    var laid = laid([0], maps: "900000-901000 \(permissions) 0 00:00 0\n")
    laid.addMemory([(0x90_0000, laid.place(Array("SECRET".utf8)))])
    #expect(try laid.sanitized().says("SECRET") == (permissions == "r-xp"))
  }

  @Test(arguments: [(0x40, false), (0x80, true), (0x20, true)] as [(UInt32, Bool)])
  func `Windows says so, too`(protection: UInt32, isKept: Bool) throws {
    var laid = laid([0])
    var info = laid.assembler
    // SizeOfHeader, SizeOfEntry, NumberOfEntries
    for number: UInt32 in [16, 48, 1, 0] { info.u32(number) }
    // BaseAddress, AllocationBase, AllocationProtect, RegionSize
    for number: UInt64 in [0x90_0000, 0x90_0000, 0x40, 0x1000] { info.u64(number) }
    // State, Protect, Type
    for number: UInt32 in [0x1000, protection, 0x2_0000, 0] { info.u32(number) }
    laid.add(stream: 16, info.bytes)
    laid.addMemory([(0x90_0000, laid.place(Array("SECRET".utf8)))])
    #expect(try laid.sanitized().says("SECRET") == isKept)
  }
}
