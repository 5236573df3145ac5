import Bytes
import MinidumpFormat
import Testing

struct WindowsThreadRecordTests {
  @Test func `a thread with a backing store lies as documented`() throws {
    try Layout(
      ThreadExRecord.self, byteCount: 64,
      [
        .u32(0, \.thread.id),
        .u32(4, \.thread.suspendCount),
        .u32(8, \.thread.priorityClass),
        .u32(12, \.thread.priority),
        .u64(16, \.thread.environmentBlock),
        .u64(24, \.thread.stack.address),
        .u32(32, \.thread.stack.location.byteCount),
        .u32(36, \.thread.stack.location.offset),
        .u32(40, \.thread.context.byteCount),
        .u32(44, \.thread.context.offset),
        .u64(48, \.backingStore.address),
        .u32(56, \.backingStore.location.byteCount),
        .u32(60, \.backingStore.location.offset),
      ]
    ).check()
  }

  @Test func `facts about threads lie as documented`() throws {
    try Layout(
      ThreadInfoListHeader.self, byteCount: 12,
      [.u32(0, \.headerByteCount), .u32(4, \.entryByteCount), .u32(8, \.entryCount)]
    ).check()
    try Layout(
      ThreadInfoRecord.self, byteCount: 64,
      [
        .u32(0, \.threadID),
        .u32(4, \.flags.rawValue),
        .u32(8, \.error),
        .u32(12, \.exitStatus),
        .u64(16, \.createTime),
        .u64(24, \.exitTime),
        .u64(32, \.kernelTime),
        .u64(40, \.userTime),
        .u64(48, \.startAddress),
        .u64(56, \.affinity),
      ]
    ).check()
  }

  @Test func `function tables lie as documented`() throws {
    try Layout(
      FunctionTableStreamHeader.self, byteCount: 24,
      [
        .u32(0, \.headerByteCount),
        .u32(4, \.descriptorByteCount),
        .u32(8, \.nativeDescriptorByteCount),
        .u32(12, \.functionEntryByteCount),
        .u32(16, \.tableCount),
        .u32(20, \.paddingByteCount),
      ]
    ).check()
    try Layout(
      FunctionTableRecord.self, byteCount: 32,
      [
        .u64(0, \.firstAddress),
        .u64(8, \.endAddress),
        .u64(16, \.baseAddress),
        .u32(24, \.entryCount),
        .u32(28, \.paddingByteCount),
      ]
    ).check()
    try Layout(
      RuntimeFunctionAMD64Record.self, byteCount: 12,
      [.u32(0, \.beginAddress), .u32(4, \.endAddress), .u32(8, \.unwindInfoAddress)]
    ).check()
  }

  @Test func `access tokens lie as documented`() throws {
    try Layout(
      TokenListHeader.self, byteCount: 16,
      [
        .u32(0, \.listByteCount), .u32(4, \.entryCount), .u32(8, \.headerByteCount),
        .u32(12, \.elementHeaderByteCount),
      ]
    ).check()
    try Layout(
      TokenRecord.self, byteCount: 16,
      [.u32(0, \.tokenByteCount), .u32(4, \.tokenID), .u64(8, \.handle)]
    ).check()
  }

  @Test func `what Wine adds lies as Wine lays it`() throws {
    try Layout(
      WineSystemInfoRecord.self, byteCount: 20,
      [
        .u32(0, \.signature), .u32(4, \.textCount), .u32(8, \.buildIDOffset),
        .u32(12, \.systemNameOffset), .u32(16, \.releaseOffset),
      ]
    ).check()
    #expect(
      try ByteView(Array("WINE".utf8)).load(at: 0, .littleEndian)
        == WineSystemInfoRecord.signatureValue)
  }
}
