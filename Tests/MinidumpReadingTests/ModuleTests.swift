import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct ModuleTests {
  private func module(
    platform: UInt32? = nil, codeView: [UInt8] = [], version: [UInt32] = []
  ) throws -> Minidump.Module {
    var laid = SyntheticDump()
    if let platform {
      laid.addSystemInfo(architecture: 9, platform: platform)
    }
    laid.addModules([
      .init(
        "module", at: 0x1000, byteCount: 0x200, timestamp: 9, codeView: codeView,
        version: version)
    ])
    let dump = try Minidump(ByteView(laid.bytes))
    return try #require(try dump.stream(ModuleList.self)?.first)
  }

  private let empty = ByteAssembler()

  @Test func `a module has an address, a length, a name and a time`() throws {
    let module = try module()
    #expect(module.baseAddress == 0x1000)
    #expect(module.byteCount == 0x200)
    #expect(module.name == "module")
    #expect(module.timestamp == 9)
    #expect(module.codeView == nil)
    #expect(module.versionString == nil)
  }

  @Test func `a module without a readable name costs the others nothing`() throws {
    var laid = SyntheticDump()
    laid.addModules([.init("a", at: 1, byteCount: 1), .init("b", at: 2, byteCount: 1)])
    var bytes = laid.bytes
    // ModuleNameRva of the first module: 20 bytes into it, behind the list's count.
    let list = try Minidump(ByteView(bytes)).streams[0].location.offset
    bytes.replaceSubrange(Int(list) + 24..<Int(list) + 28, with: [0xff, 0xff, 0xff, 0xff])
    let dump = try Minidump(ByteView(bytes))
    let modules = try #require(try dump.stream(ModuleList.self))
    #expect(modules.map(\.name) == ["", "b"])
    #expect(modules[0].nameText.problem != nil)
  }

  @Test(
    arguments: [
      (0x2, "1.2.3.4"), (0x8101, "1.2.3.4"), (0x8102, "1.2.3.4"),
      (0x8201, "65538.196612.5.6"), (0x8203, "65538.196612.5.6"), (nil, "1.2.3.4"),
    ] as [(UInt32?, String)])
  func `a version has two parts in each number, on Linux one`(
    platform: UInt32?, expected: String
  ) throws {
    #expect(
      try module(platform: platform, version: Examples.version).versionString == expected)
  }

  @Test func `without system information a build id says that it is Linux`() throws {
    let module = try module(codeView: Examples.buildID(empty), version: Examples.version)
    #expect(module.versionString == "65538.196612.5.6")
  }

  @Test(arguments: [[0, 0x1_0000, 1, 2], [0xfeef_04bd, 0, 1, 2]] as [[UInt32]])
  func `a version without its signatures is none`(version: [UInt32]) throws {
    #expect(try module(version: version).versionString == nil)
  }

  @Test func `a PDB is named by GUID, age and path`() throws {
    guard
      case .pdb70(let guid, let age, let name)? = try module(codeView: Examples.pdb70(empty))
        .codeView
    else {
      Issue.record("no PDB")
      return
    }
    #expect(guid.bytes == [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77] + Array(0x88...0x8f))
    #expect(age == 3)
    #expect(name == "lib.pdb")
  }

  @Test(arguments: [("lib.pdb", "lib.pdb"), ("", ""), ("lib\0rest", "lib"), ("\0", "")])
  func `a PDB's path ends at a zero or with the record`(laid: String, name: String) throws {
    guard
      case .pdb70(_, _, name)? = try module(codeView: Examples.pdb70(empty, name: laid)).codeView
    else {
      Issue.record("no PDB named \(name)")
      return
    }
  }

  @Test func `a PDB's path that is not UTF-8 is repaired`() throws {
    let record = Examples.pdb70(empty, name: "") + [0x61, 0xff, 0x62, 0]
    guard case .pdb70(_, _, "a\u{fffd}b")? = try module(codeView: record).codeView else {
      Issue.record("not repaired")
      return
    }
  }

  @Test func `an old PDB is named by time and age`() throws {
    var laid = empty
    laid.raw("NB10".utf8)
    laid.u32(0)  // Offset
    laid.u32(0x3456_789a)  // Signature
    laid.u32(2)  // Age
    laid.raw("old.pdb\0".utf8)
    #expect(
      try module(codeView: laid.bytes).codeView
        == .pdb20(timestamp: 0x3456_789a, age: 2, name: "old.pdb"))
  }

  @Test func `a build id has as many bytes as the record`() throws {
    #expect(
      try module(codeView: Examples.buildID(empty)).codeView == .elfBuildID(Array(1...20)))
    #expect(try module(codeView: Array("LEpB".utf8)).codeView == .elfBuildID([]))
  }

  @Test(arguments: ["NB09....", "NB11....", "RSDS.......", "NB10", "????"])
  func `a record nobody reads, or one too short, keeps its signature`(text: String) throws {
    let record = Array(text.utf8)
    let signature = try ByteView(record).load(UInt32.self, at: 0, .littleEndian)
    #expect(
      try module(codeView: record).codeView == .unreadable(CodeViewSignature(rawValue: signature)))
  }

  @Test func `a record too short for a signature is none`() throws {
    #expect(try module(codeView: [1, 2, 3]).codeView == nil)
  }

  @Test func `an unloaded module has an address, a length and a name`() throws {
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let module = try #require(try dump.stream(UnloadedModuleList.self)?.first)
    #expect(module.baseAddress == 0x60_0000)
    #expect(module.byteCount == 0x3000)
    #expect(module.checksum == 7)
    #expect(module.timestamp == 8)
    #expect(module.name == "gone.dll")
  }
}
