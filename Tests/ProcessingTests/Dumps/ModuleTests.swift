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
