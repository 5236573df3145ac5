import Bytes
import MinidumpReading
import Processing
import Support
import Testing

/// What becomes of Crashpad's annotations in a report.
@Suite struct AnnotationTests {
  /// A dump whose annotations name one module, with a long name, this often.
  private func dump(linkCount: Int, nameLength: Int) -> SyntheticDump {
    var dump = SyntheticDump()
    dump.addModules([
      .init(String(repeating: "m", count: nameLength), at: 0x1000, byteCount: 16)
    ])
    var information = dump.assembler
    information.u32(1)  // version
    for _ in 0..<3 { information.location(.none) }
    let module = dump.place(information.bytes)
    var links = dump.assembler
    links.u32(UInt32(linkCount))
    for _ in 0..<linkCount {
      links.u32(0)  // the module's index
      links.location(module)
    }
    let list = dump.place(links.bytes)
    var crashpad = dump.assembler
    crashpad.u32(1)  // version
    crashpad.raw(0x10...0x2f)  // report and client
    crashpad.location(.none)
    crashpad.location(list)
    dump.add(stream: 0x4350_0001, crashpad.bytes)
    return dump
  }

  private func names(_ dump: SyntheticDump) async throws -> [String] {
    await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
      .annotations.modules.map(\.moduleName)
  }

  @Test func `annotations bear their module's name`() async throws {
    #expect(try await names(dump(linkCount: 2, nameLength: 3)) == ["mmm", "mmm"])
  }

  @Test func `a long name that all annotations share costs no more than the file`() async throws {
    let dump = dump(linkCount: 2000, nameLength: 4000)
    let names = try await names(dump)
    #expect(names.count == 2000)
    #expect(names.map(\.utf8.count).reduce(0, +) <= 2 * dump.bytes.count)
  }
}
