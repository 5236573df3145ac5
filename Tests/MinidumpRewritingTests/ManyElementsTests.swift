import Bytes
import MinidumpReading
import MinidumpRewriting
import Support
import Testing

/// Work stays in proportion to a dump's lists, however many elements two of them have.
struct ManyElementsTests {
  private static let count = 20_000

  @Test func `many exceptions find their threads among many`() throws {
    var laid = SyntheticDump()
    laid.addThreads((0..<UInt32(Self.count)).map { .init(id: $0) })
    let exception = laid.place([0xff, 0xff, 0xff] + [UInt8](repeating: 0, count: 165))
    for _ in 0..<Self.count {
      laid.add(stream: 6, at: exception)
    }
    let dump = try Minidump(ByteView(laid.bytes))
    let time = ContinuousClock().measure {
      #expect(DumpSnapshot(of: dump).furtherExceptions.count > 14_000)
    }
    #expect(time < .seconds(10))
  }

  @Test func `many pieces of code are looked for among many threads' instructions`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    laid.addModules([.init("/bin/app", at: 0x40_0000, byteCount: 0x10_0000)])
    let context = laid.place(laid.amd64Context(rip: 0x4f_0000, rsp: 0x7000))
    let piece = laid.place([1])
    laid.addThreads((0..<UInt32(Self.count)).map { .init(id: $0, context: context) })
    laid.addMemory((0..<Self.count).map { (0x40_0000 + 2 * UInt64($0), piece) })
    var snapshot = DumpSnapshot(of: try Minidump(ByteView(laid.bytes)), where: Sanitizer.keeps)
    let time = ContinuousClock().measure {
      #expect(Sanitizer(snapshot).sanitize(&snapshot).droppedRegionCount == Self.count)
    }
    #expect(time < .seconds(10))
  }
}
