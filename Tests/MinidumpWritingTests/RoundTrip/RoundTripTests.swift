import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting
import Support
import Testing

@Suite struct RoundTripTests {
  @Test(arguments: 0..<50)
  func `what is written of any process is read back`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let snapshot = generator.snapshot()
    for order in ByteOrder.allCases {
      for use in Memory64Use.allCases {
        let writer = MinidumpWriter(byteOrder: order, memory64Use: use)
        let bytes = try writer.bytes(of: snapshot)
        let differences = try ReadBack(snapshot, bytes, order).differences
        #expect(differences == [])
        #expect(
          PeerDemands(outline: DumpOutline(bytes, bigEndian: order == .bigEndian)).complaints == [])
        #expect(try writer.bytes(of: snapshot) == bytes)
      }
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `Linux's maps are read back as mappings`(order: ByteOrder) throws {
    let snapshot = SnapshotLiteral(rawStreams: [
      RawStream(type: .linuxMaps, text: "1000-3000 r-xp 00000200 08:01 12   /bin/a b\n")
    ])
    let bytes = try MinidumpWriter(byteOrder: order).bytes(of: snapshot)
    let maps = try #require(try Minidump(ByteView(bytes)).stream(LinuxMaps.self))
    #expect(maps.map(\.endAddress) == [0x3000])
    #expect(maps.map(\.path) == ["/bin/a b"])
  }

  @Test(arguments: ByteOrder.allCases)
  func `the registers of every CPU are read back as its own`(order: ByteOrder) throws {
    let contexts: [(ProcessorArchitecture, ContextSnapshot)] = [
      (.x86, ContextSnapshot(filled(ContextX86()) { $0.eip = 0x1234 })),
      (.amd64, ContextSnapshot(filled(ContextAMD64()) { $0.rip = 0x1234 })),
      (.arm, ContextSnapshot(filled(ContextARM()) { $0.registers[15] = 0x1234 })),
      (.mips, ContextSnapshot(filled(ContextMIPS()) { $0.programCounter = 0x1234 })),
      (.mips64, ContextSnapshot(filled(ContextMIPS()) { $0.programCounter = 0x1234 })),
      (.riscv, ContextSnapshot(filled(ContextRISCV()) { $0.registers[0] = 0x1234 })),
      (.riscv64, ContextSnapshot(filled(ContextRISCV64()) { $0.registers[0] = 0x1234 })),
      (.ppc, ContextSnapshot(filled(ContextPPC()) { $0.srr0 = 0x1234 })),
      (.ppc64, ContextSnapshot(filled(ContextPPC64()) { $0.srr0 = 0x1234 })),
      (.sparc, ContextSnapshot(filled(ContextSPARC()) { $0.pc = 0x1234 })),
      (.arm64, ContextSnapshot(filled(ContextARM64()) { $0.pc = 0x1234 })),
      (.arm64Old, ContextSnapshot(filled(ContextARM64Old()) { $0.pc = 0x1234 })),
    ]
    for (architecture, context) in contexts {
      let snapshot = SnapshotLiteral(threads: [ThreadSnapshot(id: 1, context: context)])
      let bytes = try MinidumpWriter(byteOrder: order).bytes(of: snapshot)
      let thread = try Minidump(ByteView(bytes)).stream(ThreadList.self)?.first
      let read = try thread?.context(architecture)
      #expect(read?.programCounter == 0x1234, "\(architecture)")
    }
  }
}
