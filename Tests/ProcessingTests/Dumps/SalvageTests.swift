import Bytes
import MinidumpReading
import Processing
import Support
import Testing

/// One bad string, record or stream costs only itself, and is told with its place.
@Suite struct SalvageTests {
  private static func process(_ bytes: [UInt8]) async throws -> ProcessState {
    await DumpProcessor().process(try Minidump(ByteView(bytes)))
  }

  @Test(arguments: SalvageCase.all)
  func `what is wrong is told once and with its place`(salvage: SalvageCase) async throws {
    let diagnostics = try await Self.process(salvage.bytes).diagnostics
    let told = diagnostics.filter {
      $0.subject == salvage.subject && $0.message.contains(salvage.words)
    }
    #expect(told.count == 1, "\(diagnostics.map(\.description))")
    #expect(told.first?.offset == UInt64(salvage.offset))
  }

  @Test(arguments: SalvageCase.all)
  func `what is not wrong is read`(salvage: SalvageCase) async throws {
    let isKept = try #require(SalvageOutcomes.all[salvage.situation])
    #expect(isKept(try await Self.process(salvage.bytes)), "\(salvage.outcome)")
  }

  @Test func `a padded list is no fault`() async throws {
    var list = ByteAssembler()
    list.u32(1)
    list.u32(0)  // padding
    list.u64(0x60_0000)  // StartOfMemoryRange
    list.u32(4)  // DataSize
    list.u32(0)  // Rva
    var dump = SyntheticDump()
    dump.add(stream: 5, list.bytes)
    #expect(try await Self.process(dump.bytes).diagnostics == [])
  }

  @Test func `what there is no room to tell is counted`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    let contexts = (0..<300).map { dump.place([UInt8](repeating: 0, count: 4 + $0 % 8)) }
    dump.addThreads(contexts.indices.map { .init(id: UInt32($0), context: contexts[$0]) })
    let diagnostics = try await Self.process(dump.bytes).diagnostics
    #expect(diagnostics.count == 257)
    #expect(diagnostics.last?.description == "diagnostics: 44 more are not told")
  }

  @Test func `texts that are left out are counted`() async throws {
    var dump = SyntheticDump()
    let name = dump.string(String(repeating: "x", count: 4000))
    var names = dump.assembler
    names.u32(1000)
    for id: UInt32 in 0..<1000 {
      names.u32(id)
      names.u64(UInt64(name.offset))
    }
    dump.add(stream: 24, names.bytes)
    dump.addThreads([.init(id: 7)])
    let diagnostics = try await Self.process(dump.bytes).diagnostics
    let told = diagnostics.first { $0.subject == "thread names" }
    #expect(told?.message.hasSuffix("texts are left out: many records share long ones") == true)
  }
}
