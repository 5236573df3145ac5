import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct LinuxDSODebugLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `a 64-bit linker's records have Breakpad's gaps`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let name = laid.string("/lib/libc.so.6")
    let maps = laid.lay {
      $0.u64(0x7f00_0000_0000)
      $0.u32(name)
      $0.u32(0)  // gap
      $0.u64(0x7f00_0000_2000)
    }
    laid.stream(0x4767_000a) {
      $0.u32(1)  // version
      $0.u32(maps)
      $0.u32(1)  // libraries
      $0.u32(0)  // gap
      $0.u64(0x111)  // breakpoint
      $0.u64(0x222)  // linker
      $0.u64(0x333)  // .dynamic
      $0.raw([0xd1, 0xd2])
    }
    let snapshot = SnapshotLiteral(
      linuxDSODebug: LinuxDSODebugSnapshot(
        linker: .bits64(
          filled(LinuxDSODebug64Record()) {
            $0.version = 1
            $0.breakpoint = 0x111
            $0.linkerBase = 0x222
            $0.dynamic = 0x333
          },
          [
            LinuxDSODebugSnapshot.Library(
              record: filled(LinuxLinkMap64Record()) {
                $0.address = 0x7f00_0000_0000
                $0.dynamic = 0x7f00_0000_2000
              }, name: "/lib/libc.so.6")
          ]),
        dynamic: ByteView([0xd1, 0xd2])))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `a 64-bit linker's records have minidump-writer's form when they are to`(order: ByteOrder)
    throws
  {
    var laid = LaidDump(order)
    let names = [laid.string(""), laid.string("/lib/libc.so.6")]
    let maps = laid.lay {
      for index in 0..<2 {
        $0.u64(0x7f00_0000_0000 + UInt64(index))
        $0.u32(names[index])
        $0.u64(0x7f00_0000_2000)
      }
    }
    laid.stream(0x4767_000a) {
      $0.u32(1)  // version
      $0.u32(maps)
      $0.u32(2)  // libraries
      $0.u64(0x111)  // breakpoint
      $0.u64(0x222)  // linker
      $0.u64(0x333)  // .dynamic
      $0.raw([0xd1, 0xd2])
    }
    let libraries = ["", "/lib/libc.so.6"].enumerated().map { index, name in
      LinuxDSODebugSnapshot.Library(
        record: filled(LinuxLinkMap64PackedRecord()) {
          $0.address = 0x7f00_0000_0000 + UInt64(index)
          $0.dynamic = 0x7f00_0000_2000
        }, name: name)
    }
    let head = filled(LinuxDSODebug64PackedRecord()) {
      $0.version = 1
      $0.breakpoint = 0x111
      $0.linkerBase = 0x222
      $0.dynamic = 0x333
    }
    let snapshot = SnapshotLiteral(
      linuxDSODebug: LinuxDSODebugSnapshot(
        linker: .bits64Packed(head, libraries), dynamic: ByteView([0xd1, 0xd2])))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `a 32-bit linker's records have no gaps`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let names = [laid.string("a"), laid.string("b")]
    let maps = laid.lay {
      for index in 0..<2 {
        $0.u32(0x1000 * UInt32(index))
        $0.u32(names[index])
        $0.u32(0x44)
      }
    }
    laid.stream(0x4767_000a) {
      for number in [1, maps, 2, 0x111, 0x222, 0x333] { $0.u32(UInt32(number)) }
    }
    let libraries = zip([0, 0x1000], ["a", "b"]).map { address, name in
      LinuxDSODebugSnapshot.Library(
        record: filled(LinuxLinkMap32Record()) {
          $0.address = UInt32(address)
          $0.dynamic = 0x44
        }, name: name)
    }
    let snapshot = SnapshotLiteral(
      linuxDSODebug: LinuxDSODebugSnapshot(
        linker: .bits32(
          filled(LinuxDSODebug32Record()) {
            $0.version = 1
            $0.breakpoint = 0x111
            $0.linkerBase = 0x222
            $0.dynamic = 0x333
          }, libraries)))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
