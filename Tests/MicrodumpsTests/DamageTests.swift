import Bytes
import Microdumps
import MinidumpReading
import MinidumpWriting
import Support
import Testing

@Suite struct DamageTests {
  private func problems(without letter: String) throws -> [String] {
    let lines = wholeLines.filter { !$0.hasPrefix(letter + " ") }
    return try #require(microdumps(lines).first).problems.map(\.message)
  }

  @Test func `what is missing is told`() throws {
    #expect(try problems(without: "O") == ["no line says on which system and CPU it happened (O)"])
    #expect(try problems(without: "C") == ["the line with the registers is missing (C)"])
    #expect(try problems(without: "M") == ["there are no lines with modules (M)"])
    #expect(try problems(without: "S") == ["there are no lines with the stack (S)"])
    #expect(try problems(without: "H").isEmpty)
  }

  @Test func `a line of the stack that is missing leaves a gap`() throws {
    var lines = wholeLines
    lines[8...8] = []
    let crash = try #require(microdumps(lines).first)
    #expect(crash.problems.map(\.message) == ["of the 16 bytes of the stack, 8 are there"])
    #expect(crash.stack.map(\.address) == [0xc3a3_9008])
  }

  @Test func `a line that is cut short keeps its whole bytes, and is told with its place`() throws {
    var lines = wholeLines
    lines[9] = "S C3A39008 08090"
    let crash = try #require(microdumps(lines).first)
    #expect(crash.stack.first?.bytes == Array(0...9))
    #expect(
      crash.problems.first?.message
        == "a line is cut short, damaged or one too many: \"S C3A39008 08090\"")
    let start = lines[..<9].reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(crash.problems.first?.offset == UInt64(start))
  }

  @Test func `numbers that are none spoil only their line`() throws {
    var lines = wholeLines
    lines[11] = "M AAACD00G 00000000 0007C000 DA77 x"
    lines[4] = "R 0000000B0 SIGSEGV 0"
    let crash = try #require(microdumps(lines).first)
    #expect(crash.mappings.count == 1)
    #expect(crash.reason == nil)
  }

  @Test func `an announced size is not believed`() throws {
    var lines = wholeLines
    lines[7] = "S 0 C3A39008 C3A39000 FFFFFFFFFFFFFFFF"
    let crash = try #require(microdumps(lines).first)
    #expect(crash.stack.first?.bytes.count == 16)
    _ = try MinidumpWriter().bytes(of: crash)
  }

  @Test func `of damage beyond counting, the count is told`() throws {
    let noise = [String](repeating: "S C3A39000 0", count: 5000)
    let crash = try #require(microdumps([wholeLines[0]] + noise).first)
    #expect(crash.problems.count < 110)
    #expect(
      crash.problems.contains { $0.message == "4900 more lines are cut short, damaged or too many" }
    )
  }

  @Test func `a log of nothing but beginnings, or of lines that do not end, costs what it is long`()
    throws
  {
    let beginnings = [String](repeating: wholeLines[0], count: 3000)
    #expect(microdumps(beginnings).count == Microdump.countLimit)
    let pieces = (0..<5000).map { "S \(String($0 * 16, radix: 16)) 00" }
    let mappings = [String](repeating: "M 0 0 1 x", count: 20_000)
    let crash = try #require(microdumps([wholeLines[0]] + pieces + mappings).first)
    #expect(crash.stack.count == 4096)
    #expect(crash.mappings.count == 16384)
  }

  @Test func `a line without end is looked at only in part`() throws {
    let line = "C " + String(repeating: "00", count: 1 << 20)
    let crash = try #require(microdumps([wholeLines[0], line]).first)
    #expect(crash.context.byteCount < 1 << 16)
  }

  @Test(arguments: ["linux-arm-null.microdump", "linux-amd64-inlined.microdump"])
  func `no damage ends the process, and every microdump becomes a minidump`(name: String) throws {
    let whole = try Fixture.bytes(name)
    for seed in 0..<200 {
      let mutation = Mutation(seed: UInt64(seed), of: whole)
      for crash in Microdump.all(in: ByteView(mutation.bytes)) {
        let bytes = try MinidumpWriter(byteOrder: crash.byteOrder).bytes(of: crash)
        _ = try Minidump(ByteView(bytes))
      }
    }
  }
}
