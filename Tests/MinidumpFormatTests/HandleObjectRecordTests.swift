import Bytes
import MinidumpFormat
import Testing

struct HandleObjectRecordTests {
  @Test func `operations on handles lie as documented`() throws {
    try Layout(
      HandleOperationListHeader.self, byteCount: 16,
      [
        .u32(0, \.headerByteCount), .u32(4, \.entryByteCount), .u32(8, \.entryCount),
        .u32(12, \.reserved),
      ]
    ).check()
    try Layout(
      HandleOperationRecord.self, byteCount: 288,
      [
        .u64(0, \.handle),
        .u32(8, \.processID),
        .u32(12, \.threadID),
        .u32(16, \.operation.rawValue),
        .u32(20, \.reserved),
        .u32(24, \.depth),
        .u32(28, \.index),
      ],
      (0..<32).map { index in .u64(32 + 8 * index) { $0.returnAddresses[index] } }
    ).check()
  }

  @Test func `a thread lies as Windows lays it, in both word sizes`() throws {
    try Layout(
      ThreadObject64Record.self, byteCount: 48,
      [
        .u32(0, \.exitStatus),
        .u64(8, \.environmentBlock),
        .u64(16, \.processID),
        .u64(24, \.threadID),
        .u64(32, \.affinity),
        .i32(40, \.priority),
        .i32(44, \.basePriority),
      ]
    ).check(gaps: 4)
    try Layout(
      ThreadObject32Record.self, byteCount: 28,
      [
        .u32(0, \.exitStatus),
        .u32(4, \.environmentBlock),
        .u32(8, \.processID),
        .u32(12, \.threadID),
        .u32(16, \.affinity),
        .i32(20, \.priority),
        .i32(24, \.basePriority),
      ]
    ).check()
  }

  @Test func `a mutex and its owner lie as Windows lays them`() throws {
    try Layout(
      MutantObjectRecord.self, byteCount: 8,
      [.i32(0, \.currentCount), .u8(4, \.isOwnedByCaller), .u8(5, \.isAbandoned)]
    ).check(gaps: 2)
    try Layout(
      MutantOwner64Record.self, byteCount: 16, [.u64(0, \.processID), .u64(8, \.threadID)]
    ).check()
    try Layout(
      MutantOwner32Record.self, byteCount: 8, [.u32(0, \.processID), .u32(4, \.threadID)]
    ).check()
  }

  @Test func `a process lies as Windows lays it, in both word sizes`() throws {
    try Layout(
      ProcessObject64Record.self, byteCount: 64,
      [
        .u64(0, \.infoByteCount),
        .u32(8, \.exitStatus),
        .u64(16, \.environmentBlock),
        .u64(24, \.affinity),
        .i32(32, \.basePriority),
        .u64(40, \.processID),
        .u64(48, \.parentProcessID),
        .u32(56, \.flags),
      ]
    ).check(gaps: 12)
    try Layout(
      ProcessObject32Record.self, byteCount: 32,
      [
        .u32(0, \.infoByteCount),
        .u32(4, \.exitStatus),
        .u32(8, \.environmentBlock),
        .u32(12, \.affinity),
        .i32(16, \.basePriority),
        .u32(20, \.processID),
        .u32(24, \.parentProcessID),
        .u32(28, \.flags),
      ]
    ).check()
  }
}
