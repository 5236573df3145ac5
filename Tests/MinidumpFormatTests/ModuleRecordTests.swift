import Bytes
import MinidumpFormat
import Testing

struct ModuleRecordTests {
  @Test func `a module lies as documented`() throws {
    try Layout(
      ModuleRecord.self, byteCount: 108,
      [
        .u64(0, \.baseAddress),
        .u32(8, \.imageByteCount),
        .u32(12, \.checksum),
        .u32(16, \.timestamp),
        .u32(20, \.nameOffset),
        .u32(24, \.version.signature),
        .u32(28, \.version.structureVersion),
        .u32(32, \.version.fileVersionHigh),
        .u32(36, \.version.fileVersionLow),
        .u32(40, \.version.productVersionHigh),
        .u32(44, \.version.productVersionLow),
        .u32(48, \.version.fileFlagsMask),
        .u32(52, \.version.fileFlags),
        .u32(56, \.version.fileOS),
        .u32(60, \.version.fileType),
        .u32(64, \.version.fileSubtype),
        .u32(68, \.version.fileDateHigh),
        .u32(72, \.version.fileDateLow),
        .u32(76, \.codeView.byteCount),
        .u32(80, \.codeView.offset),
        .u32(84, \.miscellaneous.byteCount),
        .u32(88, \.miscellaneous.offset),
        .u64(92, \.reserved0),
        .u64(100, \.reserved1),
      ]
    ).check()
    #expect(FileVersionRecord.byteCount == 52)
  }

  @Test func `the unloaded module list's header lies as documented`() throws {
    try Layout(
      UnloadedModuleListHeader.self, byteCount: 12,
      [.u32(0, \.headerByteCount), .u32(4, \.entryByteCount), .u32(8, \.entryCount)]
    ).check()
  }

  @Test func `an unloaded module lies as documented`() throws {
    try Layout(
      UnloadedModuleRecord.self, byteCount: 24,
      [
        .u64(0, \.baseAddress),
        .u32(8, \.imageByteCount),
        .u32(12, \.checksum),
        .u32(16, \.timestamp),
        .u32(20, \.nameOffset),
      ]
    ).check()
  }

  @Test func `a GUID lies as documented`() throws {
    try Layout(
      GUIDRecord.self, byteCount: 16, [.u32(0, \.data1), .u16(4, \.data2), .u16(6, \.data3)],
      (0..<8).map { index in .u8(8 + index) { $0.data4[index] } }
    ).check()
  }

  @Test func `a GUID's bytes come in the order people write them`() throws {
    let view = ByteView([
      0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66,
      0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff,
    ])
    let guid: GUIDRecord = try view.record(at: 0, .littleEndian)
    #expect(guid.bytes == (0..<16).map { $0 * 0x11 })
  }

  @Test func `a reference to a PDB lies as documented`() throws {
    try Layout(
      CodeViewPDB70Record.self, byteCount: 24,
      [
        .u32(0, \.signature.rawValue), .u32(4, \.guid.data1), .u16(8, \.guid.data2),
        .u16(10, \.guid.data3),
      ],
      (0..<8).map { index in .u8(12 + index) { $0.guid.data4[index] } },
      [.u32(20, \.age)]
    ).check()
  }

  @Test func `a reference to an old PDB lies as documented`() throws {
    try Layout(
      CodeViewPDB20Record.self, byteCount: 16,
      [.u32(0, \.signature.rawValue), .u32(4, \.offset), .u32(8, \.timestamp), .u32(12, \.age)]
    ).check()
    #expect(CodeViewBuildIDRecord.byteCount == 4)
  }

  @Test(arguments: [
    ("RSDS", CodeViewSignature.pdb70), ("NB10", .pdb20), ("NB09", .nb09), ("NB11", .nb11),
    ("LEpB", .elfBuildID),
  ])
  func `a signature spells its name`(name: String, signature: CodeViewSignature) throws {
    #expect(
      try ByteView(Array(name.utf8)).load(UInt32.self, at: 0, .littleEndian) == signature.rawValue)
  }
}
