import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct SystemStreamsLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `a snapshot of nothing is a header`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let expected = laid.finish(timestamp: 0x5f5e_1000, flags: 0x1_0000_0002)
    let snapshot = SnapshotLiteral(timestamp: 0x5f5e_1000, flags: 0x1_0000_0002)
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == expected)
  }

  @Test(arguments: ByteOrder.allCases)
  func `the system information follows its service pack`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let servicePack = laid.string("Linux ☂")
    laid.stream(7) {
      $0.u16(9)  // AMD64
      $0.u16(6)  // level
      $0.u16(0x3c03)  // revision
      $0.u8(16)  // processors
      $0.u8(1)  // product type
      $0.u32(5)  // major
      $0.u32(15)  // minor
      $0.u32(91)  // build
      $0.u32(0x8201)  // Linux
      $0.u32(servicePack)
      $0.u16(0x100)  // suite
      $0.u16(0)  // reserved
      for word in 1...6 { $0.u32(UInt32(word)) }
    }
    let record = filled(SystemInfoRecord()) {
      $0.architecture = .amd64
      $0.processorLevel = 6
      $0.processorRevision = 0x3c03
      $0.processorCount = 16
      $0.productType = 1
      $0.majorVersion = 5
      $0.minorVersion = 15
      $0.buildNumber = 91
      $0.platform = .linux
      $0.suiteMask = 0x100
      $0.processor.words.fill(from: 1...6)
      $0.servicePackOffset = 0xdead  // the writer's to fill in
    }
    let snapshot = SnapshotLiteral(
      systemInfo: SystemInfoSnapshot(record: record, servicePack: "Linux ☂"))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  static let forms: [MiscInfoSnapshot] = {
    let first = filled(MiscInfo1Record()) {
      $0.flags = [.processID, .processTimes]
      $0.processID = 77
      $0.createTime = 1
      $0.userTime = 2
      $0.kernelTime = 3
    }
    let second = filled(MiscInfo2Record()) {
      $0.first = first
      $0.maximumMegahertz = 4
      $0.currentIdleState = 8
    }
    let third = filled(MiscInfo3Record()) {
      $0.second = second
      $0.integrityLevel = 9
      $0.timeZone.daylightBias = -60
    }
    let fourth = filled(MiscInfo4Record()) {
      $0.third = third
      $0.buildString.fill(from: "b".utf16)
      $0.debuggerBuildString.fill(from: "d".utf16)
    }
    let fifth = filled(MiscInfo5Record()) {
      $0.fourth = fourth
      $0.extendedState.infoByteCount = 528
      $0.processCookie = 0xc0
    }
    return [.first(first), .second(second), .third(third), .fourth(fourth), .fifth(fifth)]
  }()

  @Test(arguments: ByteOrder.allCases, 1...5)
  func `each form of the miscellaneous information has its length`(
    order: ByteOrder, form: Int
  ) throws {
    let byteCount = [24, 44, 232, 832, 1364][form - 1]
    var laid = LaidDump(order)
    laid.stream(15) {
      $0.u32(UInt32(byteCount))
      $0.u32(3)  // process id and times
      for number in [77, 1, 2, 3] { $0.u32(UInt32(number)) }
      guard form > 1 else { return }
      for number in [4, 0, 0, 0, 8] { $0.u32(UInt32(number)) }
      guard form > 2 else { return }
      $0.u32(9)  // integrity level
      $0.skip(to: 32 + 228)
      $0.u32(UInt32(bitPattern: -60))  // daylight bias
      guard form > 3 else { return }
      $0.utf16("b")
      $0.skip(to: 32 + 232 + 520)
      $0.utf16("d")
      $0.skip(to: 32 + 832)
      guard form > 4 else { return }
      $0.u32(528)  // of the extended state
      $0.skip(to: 32 + 1360)
      $0.u32(0xc0)  // cookie
    }
    let snapshot = SnapshotLiteral(miscInfo: Self.forms[form - 1])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `Breakpad's two records are streams of their own`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(0x4767_0001) {
      $0.u32(3)  // both threads mean something
      $0.u32(10)
      $0.u32(11)
    }
    laid.stream(0x4767_0002) {
      $0.utf16("x > 0")
      $0.skip(to: 44 + 256)
      $0.utf16("f")
      $0.skip(to: 44 + 512)
      $0.utf16("f.c")
      $0.skip(to: 44 + 768)
      $0.u32(42)  // line
      $0.u32(1)  // an invalid parameter
    }
    let snapshot = SnapshotLiteral(
      breakpadInfo: filled(BreakpadInfoRecord()) {
        $0.validity = [.dumpThread, .requestingThread]
        $0.dumpThreadID = 10
        $0.requestingThreadID = 11
      },
      assertionInfo: filled(AssertionInfoRecord()) {
        $0.expression.fill(from: "x > 0".utf16)
        $0.function.fill(from: "f".utf16)
        $0.file.fill(from: "f.c".utf16)
        $0.line = 42
        $0.type = 1
      })
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `raw streams come as they are, on multiples of four`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(0x4767_0009) { $0.raw("7f00-8000 r-xp\n".utf8) }
    laid.stream(0x1_0001) { $0.raw([1, 2, 3]) }
    let snapshot = SnapshotLiteral(rawStreams: [
      RawStream(type: .linuxMaps, text: "7f00-8000 r-xp\n"),
      RawStream(type: StreamType(rawValue: 0x1_0001), bytes: ByteView([1, 2, 3])),
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
