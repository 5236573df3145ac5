import Bytes
import MinidumpReading
import Support
import Testing

@Suite struct MinidumpCheckTests {
  /// What is found wrong in a dump of ten regions of a kilobyte, each an address above the last.
  ///
  /// - Parameter byte: what the one of this index holds everywhere.
  private func problems(of byte: (Int) -> UInt8) throws -> [MinidumpError] {
    var laid = SyntheticDump()
    let regions = (0..<10).map { index in
      let bytes = [UInt8](repeating: byte(index), count: index < 2 ? 1000 : 0)
      return index < 2 ? laid.place(bytes) : SyntheticDump.Place(offset: 32, byteCount: 1000)
    }
    laid.addMemory(regions.enumerated().map { (0x1000 + UInt64($0), $1) })
    return MinidumpCheck(try Minidump(ByteView(laid.bytes))).problems
  }

  @Test func `regions that were not compared any more are not said to differ`() throws {
    let problems = try problems { _ in 7 }
    #expect(
      problems.map(\.problem) == [
        "7 of 10 regions: they were not compared with others at the same addresses, as more overlap "
          + "than the file has bytes; first region 3"
      ])
  }

  @Test func `regions that differ are told beside those that were not compared`() throws {
    let problems = try problems { index in UInt8(index) }
    #expect(problems.count == 2)
    #expect(problems.first?.problem.hasPrefix("2 of 10 regions: at the same addresses") == true)
  }
}
