import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct LinuxDSODebugTests {
  private static let breakpoint: UInt64 = 0x7f11_0000_1230
  private static let linkerBase: UInt64 = 0x7f11_0000_0000
  private static let dynamic: UInt64 = 0x40_3de0

  /// A stream of one library, with the gaps that C compilers make or without.
  private func stream(packed: Bool, count: UInt32 = 1) throws -> LinuxDSODebug {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    let name = laid.string("libc.so.6")
    var maps = laid.assembler
    maps.u64(0x7f00_0000_0000)  // addr
    maps.u32(UInt32(name.offset))
    if !packed { maps.u32(0xdddd_dddd) }
    maps.u64(0x7f00_0010_0000)  // ld
    let place = laid.place(maps.bytes)
    var stream = laid.assembler
    stream.u32(1)  // version
    stream.u32(UInt32(place.offset))  // map
    stream.u32(count)  // dso_count
    if !packed { stream.u32(0xdddd_dddd) }
    stream.u64(Self.breakpoint)  // brk
    stream.u64(Self.linkerBase)  // ldbase
    stream.u64(Self.dynamic)  // dynamic
    stream.u64(1)  // DT_NEEDED, with the rest of .dynamic cut off
    stream.u64(2)
    laid.add(stream: 0x4767_000a, stream.bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(LinuxDSODebug.self))
  }

  @Test(arguments: [false, true])
  func `the two ways to lay 64-bit records are told apart`(packed: Bool) throws {
    let debug = try stream(packed: packed)
    #expect(debug.version == 1)
    #expect(debug.breakpoint == Self.breakpoint)
    #expect(debug.linkerBase == Self.linkerBase)
    #expect(debug.dynamic == Self.dynamic)
    #expect(debug.dynamicSection.byteCount == 16)
    #expect(debug.map(\.name) == ["libc.so.6"])
    #expect(debug.map(\.address) == [0x7f00_0000_0000])
    #expect(debug.map(\.dynamic) == [0x7f00_0010_0000])
    #expect(debug.problems == [])
  }

  @Test func `records of a 32-bit process are narrow`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 0, platform: 0x8201)
    let name = laid.string("libc.so.6")
    var maps = laid.assembler
    for number in [0xf700_0000, UInt32(name.offset), 0xf710_0000] { maps.u32(number) }
    let place = laid.place(maps.bytes)
    var stream = laid.assembler
    for number in [1, UInt32(place.offset), 1, 0xf7f0_1230, 0xf7f0_0000, 0x804_a000] {
      stream.u32(number)
    }
    laid.add(stream: 0x4767_000a, stream.bytes)
    let debug = try #require(try Minidump(ByteView(laid.bytes)).stream(LinuxDSODebug.self))
    #expect(debug.linkerBase == 0xf7f0_0000)
    #expect(debug.map(\.name) == ["libc.so.6"])
    #expect(debug.map(\.address) == [0xf700_0000])
    #expect(debug.map(\.dynamic) == [0xf710_0000])
  }

  /// A stream without libraries of a program that has no dynamic linker, so that its addresses are
  /// no help, with the program's `.dynamic`: DT_INIT, then DT_NULL.
  private func loneStream(_ layout: LinuxDSODebug.Layout, architecture: UInt16?) throws
    -> LinuxDSODebug
  {
    var laid = SyntheticDump()
    if let architecture {
      laid.addSystemInfo(architecture: architecture, platform: 0x8201)
    }
    var stream = laid.assembler
    stream.u32(0)  // version
    stream.u32(0xffff_ffff)  // map
    stream.u32(0)  // dso_count
    if layout == .bits32 {
      for number: UInt32 in [0, 0, 0x61_9df8, 12, 0x1000, 0, 0] { stream.u32(number) }
    } else {
      if layout == .bits64 { stream.u32(0) }
      for number: UInt64 in [0, 0, 0x61_9df8, 12, 0x1000, 0, 0] { stream.u64(number) }
    }
    laid.add(stream: 0x4767_000a, stream.bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(LinuxDSODebug.self))
  }

  @Test(
    arguments: [
      (.bits64, 9), (.bits64Packed, 9), (.bits32, 0), (.bits64, nil), (.bits64Packed, nil),
      (.bits32, nil),
    ] as [(LinuxDSODebug.Layout, UInt16?)])
  func `where .dynamic ends tells the layout when addresses do not`(
    layout: LinuxDSODebug.Layout, architecture: UInt16?
  ) throws {
    let debug = try loneStream(layout, architecture: architecture)
    #expect(debug.layout == layout)
    #expect(debug.dynamic == 0x61_9df8)
    #expect(debug.dynamicSection.byteCount == (layout == .bits32 ? 16 : 32))
    #expect(debug.isEmpty)
    #expect(debug.problems == [])
  }

  // The round trip's fuzzing found one whose addresses were random and whose .dynamic was left out.
  @Test(
    arguments: [(40, .bits64), (36, .bits64Packed), (56, .bits64), (52, .bits64Packed)]
      as [(Int, LinuxDSODebug.Layout)])
  func `the length tells the layout when nothing else does`(
    byteCount: Int, layout: LinuxDSODebug.Layout
  ) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    laid.add(stream: 0x4767_000a, [UInt8](repeating: 0xa5, count: byteCount))
    let debug = try #require(try Minidump(ByteView(laid.bytes)).stream(LinuxDSODebug.self))
    #expect(debug.layout == layout)
  }

  @Test func `a stream as long as a narrow header is one when the system is not known`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4767_000a, [UInt8](repeating: 0xa5, count: 24))
    let debug = try #require(try Minidump(ByteView(laid.bytes)).stream(LinuxDSODebug.self))
    #expect(debug.layout == .bits32)
  }

  @Test func `a claim of four billion libraries gives those that fit in the file`() throws {
    let debug = try stream(packed: true, count: .max)
    #expect(debug.count < 20)
    #expect(debug.first?.name == "libc.so.6")
    #expect(debug.problems.count == 1)
  }
}
