import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct WineLaidTests {
  private static let wine = WineSystemInfoSnapshot(
    buildID: "wine-8.0", systemName: "Linux", release: "6.1")

  private func layWine(_ laid: inout ByteAssembler) {
    laid.u32(0x454e_4957)  // "WINE"
    laid.u32(3)  // texts
    for offset: UInt32 in [16, 25, 31] { laid.u32(offset) }
    laid.raw("wine-8.0\0Linux\06.1\0".utf8)
    laid.u8(0)  // alignment
  }

  @Test(arguments: ByteOrder.allCases)
  func `what Wine adds lies between the system information and its service pack`(order: ByteOrder)
    throws
  {
    var laid = LaidDump(order)
    laid.stream(7) {
      $0.u16(9)  // AMD64
      $0.fill(22)
      $0.u32(32 + 56 + 40)  // service pack
      $0.fill(28)
    }
    _ = laid.lay { layWine(&$0) }
    _ = laid.string("Service Pack 1")
    let snapshot = SnapshotLiteral(
      systemInfo: SystemInfoSnapshot(
        record: filled(SystemInfoRecord()) { $0.architecture = .amd64 },
        servicePack: "Service Pack 1", wine: Self.wine))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `what Wine adds needs no service pack`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(7) { $0.fill(56) }
    _ = laid.lay { layWine(&$0) }
    let snapshot = SnapshotLiteral(
      systemInfo: SystemInfoSnapshot(record: SystemInfoRecord(), wine: Self.wine))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `Wine's ELF modules are a list like that of the others`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let name = laid.string("/lib/a.so")
    laid.stream(0xfff0) {
      $0.u32(1)  // modules
      $0.u64(0x7f00_0000_0000)
      $0.u32(0x1000)
      $0.fill(8)
      $0.u32(name)
      $0.fill(108 - 24)
    }
    let snapshot = SnapshotLiteral(wineModules: [
      ModuleSnapshot(address: 0x7f00_0000_0000, byteCount: 0x1000, name: "/lib/a.so")
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
