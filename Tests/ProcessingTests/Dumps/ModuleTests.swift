import Bytes
import MinidumpReading
import Processing
import Support
import Symbols
import Testing

/// What becomes of a module's records in a report.
@Suite struct ModuleTests {
  private func modules(
    _ modules: [SyntheticDump.Module], platform: UInt32 = 0x8201
  ) async throws -> [ModuleSummary] {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: platform)
    dump.addModules(modules)
    return await DumpProcessor().process(try Minidump(ByteView(dump.bytes))).modules
  }

  /// Bytes 1 to `count`, behind a signature.
  private func codeView(_ signature: String, _ count: UInt8, _ rest: [UInt8] = []) -> [UInt8] {
    var bytes = [UInt8](signature.utf8)
    bytes.append(contentsOf: 1...count)
    bytes.append(contentsOf: rest)
    return bytes
  }

  @Test func `a build id gives debug and code identifier`() async throws {
    let module = try #require(
      try await modules([
        .init(
          "/lib/libc.so.6", at: 0x1000, byteCount: 0x100,
          codeView: codeView("LEpB", 20))
      ]).first)
    #expect(module.module.id.debugIdentifier?.text == "0403020106050807090A0B0C0D0E0F100")
    #expect(module.module.id.codeIdentifier?.text == "0102030405060708090a0b0c0d0e0f1011121314")
    #expect(module.module.id.debugFile == "/lib/libc.so.6")
  }

  @Test func `a PDB gives the debug identifier, time and size the code identifier`() async throws {
    let module = try #require(
      try await modules(
        [
          .init(
            #"C:\a\app.exe"#, at: 0x1000, byteCount: 0xab000, timestamp: 0x5f00_0001,
            codeView: codeView("RSDS", 16, [0x1a, 0, 0, 0] + Array("app.pdb\0".utf8)))
        ], platform: 2
      ).first)
    #expect(module.module.id.debugIdentifier?.text == "0403020106050807090A0B0C0D0E0F101a")
    #expect(module.module.id.codeIdentifier?.text == "5f000001ab000")
    #expect(module.module.id.debugFile == "app.pdb")
    #expect(module.module.id.codeFileName == "app.exe")
  }

  @Test func `on macOS the UUID is the code identifier`() async throws {
    let module = try #require(
      try await modules(
        [
          .init(
            "/usr/lib/dyld", at: 0x1000, byteCount: 0x100,
            codeView: codeView("RSDS", 16, [0, 0, 0, 0] + Array("dyld\0".utf8)))
        ], platform: 0x8101
      ).first)
    #expect(module.module.id.codeIdentifier?.text == "0403020106050807090a0b0c0d0e0f10")
  }

  /// A module of `byteCount` bytes at 0x5000 in a process with these mappings.
  private func endAddress(byteCount: UInt32, maps: String) async throws -> UInt64? {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addModules([.init("/bin/u", at: 0x5000, byteCount: byteCount)])
    dump.add(stream: 0x4767_0009, Array(maps.utf8))
    return await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
      .modules.first?.module.endAddress
  }

  private static let mapped = """
    5000-6000 r--p 00000000 08:01 7 /bin/u
    6000-8000 r-xp 00001000 08:01 7 /bin/u
    8000-9000 rw-p 00003000 08:01 7 /bin/u
    9000-a000 rw-p 00000000 00:00 0 \n
    """

  @Test func `a module that its record ends before its code reaches over its mappings`()
    async throws
  {
    #expect(try await endAddress(byteCount: 0x6c8, maps: Self.mapped) == 0x9000)
  }

  @Test func `a module whose record has its code is as long as that says`() async throws {
    #expect(try await endAddress(byteCount: 0x1001, maps: Self.mapped) == 0x6001)
    #expect(try await endAddress(byteCount: 0x4800, maps: Self.mapped) == 0x9800)
  }

  @Test(arguments: [
    "5000-6000 r--p 0 08:01 7 /bin/u\n7000-8000 r-xp 1000 08:01 7 /bin/u\n",
    "5000-6000 r--p 0 08:01 7 /bin/u\n6000-8000 r-xp 1000 08:01 7 /bin/v\n",
    "4000-6000 r--p 0 08:01 7 /bin/u\n6000-8000 r-xp 1000 08:01 7 /bin/u\n",
    "5000-5000 r--p 0 08:01 7 /bin/u\n",
    "5000-ffffffffffffffff r--p 0 08:01 7 /bin/u\n",
    "",
  ])
  func `mappings with gaps, of other files or without code change no module`(maps: String)
    async throws
  {
    #expect(try await endAddress(byteCount: 0x6c8, maps: maps) == 0x56c8)
  }

  @Test func `modules inside one another are kept, empty ones are not`() async throws {
    let kept = try await modules([
      .init("outer", at: 0x1000, byteCount: 0x1000),
      .init("inner", at: 0x1800, byteCount: 0x100),
      .init("empty", at: 0x9000, byteCount: 0),
      .init("past the end", at: .max - 0x10, byteCount: 0x100),
    ])
    #expect(kept.map(\.module.id.codeFile) == ["outer", "inner"])
  }
}
