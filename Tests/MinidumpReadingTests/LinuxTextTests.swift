import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct LinuxTextTests {
  /// A dump whose only stream holds `text`.
  private func dump(_ type: UInt32, _ text: [UInt8]) throws -> Minidump {
    var laid = SyntheticDump()
    laid.add(stream: type, text)
    return try Minidump(ByteView(laid.bytes))
  }

  private func mappings(_ text: String) throws -> LinuxMaps {
    try #require(try dump(0x4767_0009, Array(text.utf8)).stream(LinuxMaps.self))
  }

  @Test func `a CPU's facts are keys and values`() throws {
    let dump = try dump(0x4767_0003, Array("model name\t: A: B \n\nno colon\nmicrocode:0x1".utf8))
    let entries = try #require(try dump.stream(LinuxCPUInfo.self)).entries
    #expect(entries.map(\.key) == ["model name", "microcode"])
    #expect(entries.map(\.value) == ["A: B", "0x1"])
  }

  @Test func `a release's values lose their quotation marks`() throws {
    let dump = try dump(0x4767_0005, Array("A=\"x y\"\nB=z\nC=\"\nD=\"\"\nE=\"q".utf8))
    let entries = try #require(try dump.stream(LinuxLSBRelease.self)).entries
    #expect(entries.map(\.key) == ["A", "B", "C", "D", "E"])
    #expect(entries.map(\.value) == ["x y", "z", "\"", "", "\"q"])
  }

  @Test func `a command line and an environment are cut at zeros`() throws {
    let command = try dump(0x4767_0006, Array("/bin/a b\0-c\0".utf8))
    #expect(try command.stream(LinuxCommandLine.self)?.arguments == ["/bin/a b", "-c"])
    let environment = try dump(0x4767_0007, Array("A=1\0B=2\0".utf8))
    #expect(try environment.stream(LinuxEnvironment.self)?.variables == ["A=1", "B=2"])
  }

  @Test func `text that is not UTF-8 is repaired`() throws {
    let dump = try dump(0x4767_0004, [0x61, 0xff, 0x62])
    #expect(try dump.stream(LinuxProcStatus.self)?.text == "a\u{fffd}b")
  }

  @Test(arguments: [(0, 4), (5, 4), (9, 8), (12, 8)] as [(UInt16, Int)])
  func `auxiliary values are as wide as the CPU's pointers`(
    architecture: UInt16, byteCount: Int
  ) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: architecture, platform: 0x8201)
    var vector = laid.assembler
    for number: UInt32 in [9, 0x1000, 6, 4096] {
      byteCount == 4 ? vector.u32(number) : vector.u64(UInt64(number))
    }
    laid.add(stream: 0x4767_0008, vector.bytes + [1])
    let dump = try Minidump(ByteView(laid.bytes))
    let pairs = try #require(try dump.stream(LinuxAuxiliaryVector.self))
    #expect(pairs.map(\.type) == [9, 6])
    #expect(pairs.map(\.value) == [0x1000, 4096])
  }

  @Test func `a mapping has a range, permissions, an origin and a path with blanks`() throws {
    let maps = try mappings(
      "7f0000001000-7f0000003000 rw-p 00002000 fd:01 1234567                    /a b (deleted)\n")
    let mapping = try #require(maps.first)
    #expect(mapping.startAddress == 0x7f00_0000_1000)
    #expect(mapping.endAddress == 0x7f00_0000_3000)
    #expect(mapping.permissions == "rw-p")
    #expect(mapping.isReadable && mapping.isWritable)
    #expect(!mapping.isExecutable && !mapping.isShared)
    #expect(mapping.offset == 0x2000)
    #expect(mapping.device == "fd:01")
    #expect(mapping.inode == 1_234_567)
    #expect(mapping.path == "/a b (deleted)")
  }

  @Test func `a mapping without a file has no path`() throws {
    let maps = try mappings("1000-2000 ---s 00000000 00:00 0 \n3000-4000 r-xp 00000000 00:00 0")
    #expect(maps.map(\.path) == ["", ""])
    #expect(maps.map(\.isShared) == [true, false])
    #expect(maps.map(\.isExecutable) == [false, true])
  }

  @Test(arguments: [
    "nonsense", "1000 r-xp 0 0:0 0 x", "2000-1000 r-xp 0 0:0 0 x", "1000-2000 r-xp 0 0:0",
    "1000-2000 r-xp 0 0:0 x", "10000000000000000-2 r-xp 0 0:0 0 x", "1-2-3 r-xp 0 0:0 0 x",
    "-1000-2000 r-xp zz 0:0 0 x",
  ])
  func `a line that is no mapping costs only itself`(line: String) throws {
    let maps = try mappings("1-2 r-xp 0 0:0 0 a\n\(line)\n3-4 r-xp 0 0:0 0 b\n")
    #expect(maps.map(\.path) == ["a", "b"])
    #expect(maps.problems.count == 1)
  }
}
