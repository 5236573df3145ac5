import Testing

@testable import Processing

@Suite struct ProcessUptimeTests {
  @Test func `uptime is the time from the start to the dump`() {
    #expect(ProcessUptime.seconds(dumpTime: 1_700_000_100, startTime: 1_700_000_000) == 100)
  }

  @Test func `a clock set back gives 0`() {
    #expect(ProcessUptime.seconds(dumpTime: 5, startTime: 6) == 0)
    #expect(ProcessUptime.seconds(dumpTime: 0, startTime: .max) == 0)
  }
}
