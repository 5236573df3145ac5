import MinidumpFormat
import Testing

@testable import Processing

@Suite struct RecordedReasonsTests {
  @Test(arguments: recordedReasons.split(separator: "\n"))
  func `a recorded exception gets the reason and address that rust-minidump gives`(
    line: Substring
  ) throws {
    let columns = line.components(separatedBy: " | ")
    let reason = CrashReason(try facts(columns[0]))
    #expect(reason.text == columns[1])
    #expect(reason.address == UInt64(columns[2].dropFirst(2), radix: 16))
  }

  private func facts(_ column: Substring) throws -> ExceptionFacts {
    let words = column.split(separator: " ")
    let numbers = try words[0..<5].map { try #require(UInt64($0, radix: 16)) }
    return ExceptionFacts(
      code: UInt32(numbers[2]), flags: UInt32(numbers[3]),
      parameters: words[5].split(separator: ",").compactMap { UInt64($0, radix: 16) },
      address: numbers[4],
      platform: OperatingSystemPlatform(rawValue: UInt32(numbers[0])),
      architecture: ProcessorArchitecture(rawValue: UInt16(numbers[1])))
  }
}

extension Substring {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator)
  }
}
