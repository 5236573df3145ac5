import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct ModuleStreamsLaidTests {
  static let guid = filled(GUIDRecord()) {
    $0.data1 = 0x0102_0304
    $0.data2 = 0x0506
    $0.data3 = 0x0708
    $0.data4.fill(from: 9...16)
  }

  /// What comes of one module with `codeView`, whose bytes are laid by `layCodeView`.
  func expectModule(
    _ order: ByteOrder, _ codeView: CodeViewSnapshot, _ layCodeView: (inout LaidDump) -> Void
  ) throws {
    var laid = LaidDump(order)
    let name = laid.string("/lib/a.so")
    laid.align(to: 4)
    let codeViewOffset = laid.assembler.offset
    layCodeView(&laid)
    let codeViewByteCount = laid.assembler.offset - codeViewOffset
    let miscellaneous = laid.lay { $0.raw([0x55]) }
    laid.stream(4) {
      $0.u32(1)  // modules
      $0.u64(0x7f00_0000_0000)
      $0.u32(0x2_1000)  // bytes of the image
      $0.u32(0xc5)  // checksum
      $0.u32(0x5f5e_1000)  // timestamp
      $0.u32(name)
      $0.u32(0xfeef_04bd)  // signature of the version
      $0.u32(0x1_0000)  // its structure
      for number in 1...11 { $0.u32(UInt32(number)) }
      $0.u32(UInt32(codeViewByteCount))
      $0.u32(UInt32(codeViewOffset))
      $0.u32(1)  // miscellaneous
      $0.u32(miscellaneous)
      $0.u64(0x77)  // reserved
      $0.u64(0x88)
    }
    let module = ModuleSnapshot(
      record: Self.moduleRecord, name: "/lib/a.so", codeView: codeView,
      miscellaneous: ByteView([0x55]))
    let snapshot = SnapshotLiteral(modules: [module])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  static let moduleRecord = filled(ModuleRecord()) {
    $0.baseAddress = 0x7f00_0000_0000
    $0.imageByteCount = 0x2_1000
    $0.checksum = 0xc5
    $0.timestamp = 0x5f5e_1000
    $0.version.signature = FileVersionRecord.signatureValue
    $0.version.structureVersion = 0x1_0000
    $0.version.fileVersionHigh = 1
    $0.version.fileVersionLow = 2
    $0.version.productVersionHigh = 3
    $0.version.productVersionLow = 4
    $0.version.fileFlagsMask = 5
    $0.version.fileFlags = 6
    $0.version.fileOS = 7
    $0.version.fileType = 8
    $0.version.fileSubtype = 9
    $0.version.fileDateHigh = 10
    $0.version.fileDateLow = 11
    $0.reserved0 = 0x77
    $0.reserved1 = 0x88
  }

  @Test(arguments: ByteOrder.allCases)
  func `a module with a build id`(order: ByteOrder) throws {
    try expectModule(order, .buildID([0xab, 0xcd, 0xef])) { laid in
      _ = laid.lay {
        $0.u32(0x4270_454c)  // "LEpB"
        $0.raw([0xab, 0xcd, 0xef])
      }
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `a module with a PDB`(order: ByteOrder) throws {
    try expectModule(order, .pdb70(guid: Self.guid, age: 2, name: "ä.pdb")) { laid in
      _ = laid.lay {
        $0.u32(0x5344_5352)  // "RSDS"
        $0.u32(0x0102_0304)
        $0.u16(0x0506)
        $0.u16(0x0708)
        $0.raw(9...16)
        $0.u32(2)  // age
        $0.raw([0xc3, 0xa4])  // ä
        $0.raw(".pdb".utf8)
        $0.u8(0)
      }
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `a module with an old PDB`(order: ByteOrder) throws {
    try expectModule(order, .pdb20(timestamp: 0x3f00_0000, age: 3, name: "a.pdb")) { laid in
      _ = laid.lay {
        $0.u32(0x3031_424e)  // "NB10"
        $0.u32(0)  // offset
        $0.u32(0x3f00_0000)
        $0.u32(3)  // age
        $0.raw("a.pdb".utf8)
        $0.u8(0)
      }
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `a module with a CodeView record nobody knows`(order: ByteOrder) throws {
    try expectModule(order, .other(ByteView([1, 2, 3, 4, 5]))) { laid in
      _ = laid.lay { $0.raw([1, 2, 3, 4, 5]) }
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `a module without debug information points nowhere`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let names = [laid.string("a"), laid.string("")]
    laid.stream(4) {
      $0.u32(2)
      for index in 0..<2 {
        $0.u64(0x1000 * UInt64(index + 1))
        $0.u32(0x1000)
        $0.fill(8)
        $0.u32(names[index])
        $0.fill(52 + 8 + 8 + 16)
      }
    }
    let snapshot = SnapshotLiteral(modules: [
      ModuleSnapshot(address: 0x1000, byteCount: 0x1000, name: "a"),
      ModuleSnapshot(address: 0x2000, byteCount: 0x1000, name: ""),
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `unloaded modules follow a header of three numbers`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let name = laid.string("gone.dll")
    laid.stream(14) {
      $0.u32(12)  // header
      $0.u32(24)  // entry
      $0.u32(1)  // entries
      $0.u64(0x1000_0000)
      $0.u32(0x3000)  // bytes of the image
      $0.u32(4)  // checksum
      $0.u32(5)  // timestamp
      $0.u32(name)
    }
    let record = filled(UnloadedModuleRecord()) {
      $0.baseAddress = 0x1000_0000
      $0.imageByteCount = 0x3000
      $0.checksum = 4
      $0.timestamp = 5
    }
    let snapshot = SnapshotLiteral(
      unloadedModules: [UnloadedModuleSnapshot(record: record, name: "gone.dll")])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
