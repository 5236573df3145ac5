import Bytes
import MinidumpFormat
import Testing

struct ThreadRecordTests {
  @Test func `a thread lies as documented`() throws {
    try Layout(
      ThreadRecord.self, byteCount: 48,
      [
        .u32(0, \.id),
        .u32(4, \.suspendCount),
        .u32(8, \.priorityClass),
        .u32(12, \.priority),
        .u64(16, \.environmentBlock),
        .u64(24, \.stack.address),
        .u32(32, \.stack.location.byteCount),
        .u32(36, \.stack.location.offset),
        .u32(40, \.context.byteCount),
        .u32(44, \.context.offset),
      ]
    ).check()
  }

  @Test func `a thread's name lies as documented, without a gap before its 64-bit offset`() throws {
    try Layout(
      ThreadNameRecord.self, byteCount: 12, [.u32(0, \.threadID), .u64(4, \.nameOffset)]
    ).check()
  }

  @Test func `an exception lies as documented`() throws {
    try Layout(
      ExceptionRecord.self, byteCount: 152,
      [
        .u32(0, \.code),
        .u32(4, \.flags),
        .u64(8, \.nestedRecordAddress),
        .u64(16, \.address),
        .u32(24, \.parameterCount),
      ],
      (0..<15).map { index in .u64(32 + 8 * index) { $0.parameters[index] } }
    ).check(gaps: 4)
  }

  @Test func `the exception stream lies as documented`() throws {
    try Layout(
      ExceptionStreamRecord.self, byteCount: 168,
      [
        .u32(0, \.threadID),
        .u32(8, \.exception.code),
        .u32(12, \.exception.flags),
        .u64(16, \.exception.nestedRecordAddress),
        .u64(24, \.exception.address),
        .u32(32, \.exception.parameterCount),
      ],
      (0..<15).map { index in .u64(40 + 8 * index) { $0.exception.parameters[index] } },
      [.u32(160, \.context.byteCount), .u32(164, \.context.offset)]
    ).check(gaps: 8)
  }

  @Test func `Breakpad's information lies as documented`() throws {
    try Layout(
      BreakpadInfoRecord.self, byteCount: 12,
      [.u32(0, \.validity.rawValue), .u32(4, \.dumpThreadID), .u32(8, \.requestingThreadID)]
    ).check()
  }

  @Test func `a failed assertion lies as documented`() throws {
    try Layout(
      AssertionInfoRecord.self, byteCount: 776,
      (0..<128).map { index in .u16(2 * index) { $0.expression[index] } },
      (0..<128).map { index in .u16(256 + 2 * index) { $0.function[index] } },
      (0..<128).map { index in .u16(512 + 2 * index) { $0.file[index] } },
      [.u32(768, \.line), .u32(772, \.type)]
    ).check()
  }
}
