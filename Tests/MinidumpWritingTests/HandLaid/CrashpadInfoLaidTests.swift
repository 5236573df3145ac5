import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct CrashpadInfoLaidTests {
  static let clientID = filled(GUIDRecord()) {
    $0.data1 = 0xa1
    $0.data2 = 0xa2
    $0.data3 = 0xa3
    $0.data4.fill(from: 1...8)
  }

  static func layClientID(_ assembler: inout ByteAssembler) {
    assembler.u32(0xa1)
    assembler.u16(0xa2)
    assembler.u16(0xa3)
    assembler.raw(1...8)
  }

  @Test(arguments: ByteOrder.allCases)
  func `annotations of every kind hang below the record`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let pair = (laid.utf8String("ver"), laid.utf8String("1.0 ä"))
    let dictionary = laid.lay {
      $0.u32(1)
      $0.u32(pair.0)
      $0.u32(pair.1)
    }
    let texts = (laid.utf8String("abort() called"), laid.utf8String(""))
    let list = laid.lay {
      $0.u32(2)
      $0.u32(texts.0)
      $0.u32(texts.1)
    }
    let modulePair = (laid.utf8String("k"), laid.utf8String("v"))
    let moduleDictionary = laid.lay {
      $0.u32(1)
      $0.u32(modulePair.0)
      $0.u32(modulePair.1)
    }
    let name = laid.utf8String("raw")
    let value = laid.lay {
      $0.u32(3)  // bytes
      $0.raw([0, 0xff, 7])
    }
    let objects = laid.lay {
      $0.u32(1)
      $0.u32(name)
      $0.u16(0x8001)  // type
      $0.u16(0)  // reserved
      $0.u32(value)
    }
    let module = laid.lay {
      $0.u32(1)  // version
      for (byteCount, offset) in [(12, list), (12, moduleDictionary), (16, objects)] {
        $0.u32(UInt32(byteCount))
        $0.u32(offset)
      }
    }
    let modules = laid.lay {
      $0.u32(1)
      $0.u32(4)  // index
      $0.u32(28)
      $0.u32(module)
    }
    laid.stream(0x4350_0001) {
      $0.u32(1)  // version
      $0.fill(16)  // report
      Self.layClientID(&$0)
      $0.u32(12)
      $0.u32(dictionary)
      $0.u32(16)
      $0.u32(modules)
      $0.u32(0)  // reserved
      $0.u64(0x00ff_ffff_ffff_ffff)  // address mask
    }
    let crashpad = CrashpadSnapshot(
      clientID: Self.clientID,
      simpleAnnotations: [CrashpadSnapshot.SimpleAnnotation("ver", "1.0 ä")],
      modules: [
        CrashpadSnapshot.Module(
          moduleIndex: 4, listAnnotations: ["abort() called", ""],
          simpleAnnotations: [CrashpadSnapshot.SimpleAnnotation("k", "v")],
          annotationObjects: [
            CrashpadSnapshot.Annotation(name: "raw", type: 0x8001, value: ByteView([0, 0xff, 7]))
          ])
      ], addressMask: 0x00ff_ffff_ffff_ffff)
    let snapshot = SnapshotLiteral(crashpad: crashpad)
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `without annotations and mask there are identifiers`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(0x4350_0001) {
      $0.u32(1)
      $0.fill(16)
      Self.layClientID(&$0)
      $0.fill(16)
    }
    let snapshot = SnapshotLiteral(crashpad: CrashpadSnapshot(clientID: Self.clientID))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
