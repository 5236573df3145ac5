import MinidumpFormat
import Testing

@Suite struct KnownStreamTests {
  @Test func `each number and each name is there once, in the order of the numbers`() {
    let numbers = KnownStream.all.map(\.type.rawValue)
    #expect(numbers == Set(numbers).sorted())
    #expect(Set(KnownStream.all.map(\.name)).count == numbers.count)
  }

  @Test(
    arguments: [
      (3, "ThreadListStream", StreamProducer.microsoft), (0x8002, "ceStreamException", .windowsCE),
      (0xfff0, "WinePrivateStream", .wine), (0x4767_0009, "LinuxMaps", .breakpad),
      (0x4350_0001, "CrashpadInfoStream", .crashpad),
      (0x4b6b_0002, "StabilityReportStream", .chromium), (0x4d7a_0004, "MozSoftErrors", .mozilla),
      (0x5379_0001, "SentryStackTraces", .sentry), (0x4c4c_4442, "LLDBGenerated", .lldb),
      (0xface_dead, "FacebookAbortReason", .facebook),
    ] as [(UInt32, String, StreamProducer)])
  func `a known number has a name and a producer`(
    number: UInt32, name: String, producer: StreamProducer
  ) {
    let type = StreamType(rawValue: number)
    #expect(type.name == name && type.description == name)
    #expect(type.producer == producer)
  }

  @Test(
    arguments: [
      (0x19, StreamProducer.microsoft), (0x4767_1234, .breakpad), (0x4350_0000, .crashpad),
      (0x4350_ffff, .crashpad), (0x4351_0000, nil), (0x4c4c_4443, nil), (0xface_0000, .facebook),
      (0x0dea_dbee, nil),
    ] as [(UInt32, StreamProducer?)])
  func `the range of a number tells its producer`(number: UInt32, producer: StreamProducer?) {
    let type = StreamType(rawValue: number)
    #expect(type.name == nil)
    #expect(type.producer == producer)
  }

  @Test func `a producer with a range gives out its numbers inside it`() {
    for stream in KnownStream.all {
      guard let range = stream.producer.reservedNumbers else { continue }
      #expect(range.contains(stream.type.rawValue), "\(stream.name)")
    }
  }
}
