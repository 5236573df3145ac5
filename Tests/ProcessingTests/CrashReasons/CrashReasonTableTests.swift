import MinidumpFormat
import Testing

@testable import Processing

@Suite struct CrashReasonTableTests {
  @Test(arguments: CrashReasonTable.all)
  func `every table knows some exception and not every one`(table: CrashReasonTable) throws {
    let platform = try #require(table.platforms.first)
    let reasons = (1...8).map { (code: UInt32) in
      CrashReason(ExceptionFacts(code: code, platform: platform, architecture: .amd64)).text
    }
    #expect(reasons.contains { !$0.hasPrefix("unknown") })
    let odd = ExceptionFacts(code: 0xdead_beef, platform: platform, architecture: .amd64)
    #expect(CrashReason(odd).text.hasPrefix("unknown 0xdeadbeef"))
  }

  @Test func `no operating system is in two tables`() {
    let platforms = CrashReasonTable.all.flatMap(\.platforms)
    #expect(Set(platforms).count == platforms.count)
  }

  @Test func `a record claiming more parameters than there are has fifteen`() {
    var record = ExceptionRecord()
    record.parameterCount = .max
    #expect(ExceptionFacts(record, on: SystemInfoRecord()).parameters.count == 15)
    record.parameterCount = 2
    #expect(ExceptionFacts(record, on: SystemInfoRecord()).parameters.count == 2)
  }
}
