import Testing

@testable import Processing

@Suite struct ProcessLimitTests {
  private let limits = ProcessLimit.limits(
    inText: """
      Limit                     Soft Limit           Hard Limit           Units     
      Max cpu time              unlimited            unlimited            seconds   
      Max stack size            8388608              unlimited            bytes     
      Max nice priority         0                    18446744073709551615 
      Max realtime timeout      many                 -1                   us        
      Max open files            20000

      Max
      """)

  @Test func `limits are read in the order of the text, without its title`() {
    #expect(
      limits.map(\.name) == [
        "Max cpu time", "Max stack size", "Max nice priority", "Max realtime timeout",
      ])
  }

  @Test func `a limit is a number or none`() {
    #expect(
      limits[1]
        == ProcessLimit(
          name: "Max stack size", soft: .number(8_388_608), hard: .unlimited, unit: "bytes"))
  }

  @Test func `a limit without a unit says so`() {
    #expect(
      limits[2]
        == ProcessLimit(
          name: "Max nice priority", soft: .number(0), hard: .number(.max), unit: "n/a"))
  }

  @Test func `what is neither a number nor none is unreadable`() {
    #expect(limits[3].soft == .unreadable)
    #expect(limits[3].hard == .unreadable)
    #expect(limits[3].unit == "us")
  }
}
