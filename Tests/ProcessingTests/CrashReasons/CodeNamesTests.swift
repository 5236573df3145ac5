import Testing

@testable import Processing

@Suite struct CodeNamesTests {
  private let names = CodeNames(
    """
    00000001 ONE
    00000010 SIXTEEN
    c0000005 A NAME WITH SPACES
    """)

  @Test func `every line is found`() {
    #expect(names[UInt32(1)] == "ONE")
    #expect(names[UInt32(0x10)] == "SIXTEEN")
    #expect(names[UInt32(0xc000_0005)] == "A NAME WITH SPACES")
  }

  @Test(arguments: [0, 2, 0x0f, 0x11, 0xc000_0004, 0xffff_ffff] as [UInt32])
  func `a number between the lines has no name`(code: UInt32) {
    #expect(names[code] == nil)
  }

  @Test func `a number of more than 32 bits has no name`() {
    #expect(names[UInt64(0xffff_ffff_c000_0005)] == nil)
    #expect(names[UInt64(0xc000_0005)] == "A NAME WITH SPACES")
  }

  @Test func `an empty table has no names`() {
    #expect(CodeNames("")[UInt32(0)] == nil)
  }

  @Test(arguments: [
    CodeNames.win32Errors, .ntStatuses, .fastFails, .windowsExceptions, .linuxSignals,
    .mipsSignals, .commonSignalCodes, .machExceptions,
  ])
  func `a table's lines ascend, so that each is found`(table: CodeNames) throws {
    for line in table.lines.split(separator: "\n") {
      let code = try #require(UInt32(line.prefix(8), radix: 16))
      #expect(table[code] == String(line.dropFirst(9)))
    }
  }
}
