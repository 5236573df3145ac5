import Bytes
import MinidumpFormat
import Testing

struct MiscInfoRecordTests {
  @Test(arguments: [
    (MiscInfo1Record.byteCount, 24), (MiscInfo2Record.byteCount, 44),
    (MiscInfo3Record.byteCount, 232), (MiscInfo4Record.byteCount, 832),
    (MiscInfo5Record.byteCount, 1364), (TimeZoneRecord.byteCount, 172),
    (ExtendedStateRecord.byteCount, 528),
  ])
  func `each version has its documented length`(byteCount: Int, documented: Int) {
    #expect(byteCount == documented)
  }

  @Test func `miscellaneous information lies as documented, each version within the next`() throws {
    try Layout(
      MiscInfo5Record.self, byteCount: 1364,
      [
        .u32(0, \.fourth.third.second.first.infoByteCount),
        .u32(4, \.fourth.third.second.first.flags.rawValue),
        .u32(8, \.fourth.third.second.first.processID),
        .u32(12, \.fourth.third.second.first.createTime),
        .u32(16, \.fourth.third.second.first.userTime),
        .u32(20, \.fourth.third.second.first.kernelTime),
        .u32(24, \.fourth.third.second.maximumMegahertz),
        .u32(28, \.fourth.third.second.currentMegahertz),
        .u32(32, \.fourth.third.second.megahertzLimit),
        .u32(36, \.fourth.third.second.maximumIdleState),
        .u32(40, \.fourth.third.second.currentIdleState),
        .u32(44, \.fourth.third.integrityLevel),
        .u32(48, \.fourth.third.executeFlags),
        .u32(52, \.fourth.third.isProtected),
        .u32(56, \.fourth.third.timeZoneID),
        .i32(60, \.fourth.third.timeZone.bias),
        .i32(144, \.fourth.third.timeZone.standardBias),
        .i32(228, \.fourth.third.timeZone.daylightBias),
      ],
      (0..<32).map { index in .u16(64 + 2 * index) { zone($0).standardName[index] } },
      date(at: 128) { zone($0).standardDate },
      (0..<32).map { index in .u16(148 + 2 * index) { zone($0).daylightName[index] } },
      date(at: 212) { zone($0).daylightDate },
      (0..<260).map { index in .u16(232 + 2 * index) { $0.fourth.buildString[index] } },
      (0..<40).map { index in .u16(752 + 2 * index) { $0.fourth.debuggerBuildString[index] } },
      [
        .u32(832, \.extendedState.infoByteCount),
        .u32(836, \.extendedState.contextByteCount),
        .u64(840, \.extendedState.enabledFeatures),
        .u32(1360, \.processCookie),
      ],
      (0..<64).map { index in .u32(848 + 8 * index) { $0.extendedState.features[index].offset } },
      (0..<64).map { index in
        .u32(852 + 8 * index) { $0.extendedState.features[index].byteCount }
      }
    ).check()
  }
}

private func zone(_ record: MiscInfo5Record) -> TimeZoneRecord { record.fourth.third.timeZone }

/// SYSTEMTIME: eight 16-bit numbers.
private func date(
  at offset: Int, _ get: @escaping @Sendable (MiscInfo5Record) -> SystemTimeRecord
) -> [Layout<MiscInfo5Record>.Field] {
  [
    .u16(offset) { get($0).year },
    .u16(offset + 2) { get($0).month },
    .u16(offset + 4) { get($0).dayOfWeek },
    .u16(offset + 6) { get($0).day },
    .u16(offset + 8) { get($0).hour },
    .u16(offset + 10) { get($0).minute },
    .u16(offset + 12) { get($0).second },
    .u16(offset + 14) { get($0).milliseconds },
  ]
}
