import MinidumpFormat
import Testing

struct SentryRecordTests {
  @Test func `Sentry's stacks lie as documented`() throws {
    try Layout(
      SentryStackTracesHeader.self, byteCount: 16,
      [
        .u32(0, \.version), .u32(4, \.threadCount), .u32(8, \.frameCount),
        .u32(12, \.symbolByteCount),
      ]
    ).check()
    try Layout(
      SentryThreadRecord.self, byteCount: 12,
      [.u32(0, \.threadID), .u32(4, \.firstFrame), .u32(8, \.frameCount)]
    ).check()
    try Layout(
      SentryFrameRecord.self, byteCount: 16,
      [.u64(0, \.instructionAddress), .u32(8, \.symbolOffset), .u32(12, \.symbolByteCount)]
    ).check()
  }
}
