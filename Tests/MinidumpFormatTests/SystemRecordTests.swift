import Bytes
import MinidumpFormat
import Testing

struct SystemRecordTests {
  @Test func `system information lies as documented`() throws {
    try Layout(
      SystemInfoRecord.self, byteCount: 56,
      [
        .u16(0, \.architecture.rawValue),
        .u16(2, \.processorLevel),
        .u16(4, \.processorRevision),
        .u8(6, \.processorCount),
        .u8(7, \.productType),
        .u32(8, \.majorVersion),
        .u32(12, \.minorVersion),
        .u32(16, \.buildNumber),
        .u32(20, \.platform.rawValue),
        .u32(24, \.servicePackOffset),
        .u16(28, \.suiteMask),
        .u16(30, \.reserved),
        .u32(32) { $0.processor.words[0] },
        .u32(36) { $0.processor.x86.vendor[1] },
        .u32(40) { $0.processor.x86.vendor[2] },
        .u32(44, \.processor.x86.version),
        .u32(48, \.processor.x86.features),
        .u32(52, \.processor.x86.amdFeatures),
      ]
    ).check()
  }

  @Test func `an Arm CPU's identifier and capabilities come first in the union`() throws {
    let view = ByteView([1, 0, 0, 0, 2, 0, 0, 0] + [UInt8](repeating: 9, count: 16))
    let processor: ProcessorInformationRecord = try view.record(at: 0, .littleEndian)
    #expect(processor.arm.identifier == 1)
    #expect(processor.arm.capabilities == 2)
  }

  @Test(arguments: ByteOrder.allCases)
  func `other CPUs' features are two 64-bit numbers`(order: ByteOrder) throws {
    let bytes = (1...24).map { UInt8($0) }
    let processor: ProcessorInformationRecord = try ByteView(bytes).record(at: 0, order)
    let little: [UInt64] = [0x0807_0605_0403_0201, 0x100f_0e0d_0c0b_0a09]
    let expected = order == .littleEndian ? little : little.map(\.byteSwapped)
    #expect(processor.features(order) == expected)
  }

  @Test func `a vendor is the characters of three registers`() throws {
    let view = ByteView(Array("GenuineIntel".utf8) + [UInt8](repeating: 0, count: 12))
    let processor: ProcessorInformationRecord = try view.record(at: 0, .littleEndian)
    #expect(processor.x86.vendorName == "GenuineIntel")
  }

  @Test func `the memory attribute list's header lies as documented`() throws {
    try Layout(
      MemoryInfoListHeader.self, byteCount: 16,
      [.u32(0, \.headerByteCount), .u32(4, \.entryByteCount), .u64(8, \.entryCount)]
    ).check()
  }

  @Test func `memory attributes lie as documented`() throws {
    try Layout(
      MemoryInfoRecord.self, byteCount: 48,
      [
        .u64(0, \.baseAddress),
        .u64(8, \.allocationBase),
        .u32(16, \.allocationProtection.rawValue),
        .u64(24, \.regionByteCount),
        .u32(32, \.state.rawValue),
        .u32(36, \.protection.rawValue),
        .u32(40, \.type.rawValue),
      ]
    ).check(gaps: 8)
  }

  @Test func `handles lie as documented`() throws {
    try Layout(
      HandleDataHeader.self, byteCount: 16,
      [
        .u32(0, \.headerByteCount), .u32(4, \.entryByteCount), .u32(8, \.entryCount),
        .u32(12, \.reserved),
      ]
    ).check()
    try Layout(
      HandleRecord.self, byteCount: 32,
      [
        .u64(0, \.handle),
        .u32(8, \.typeNameOffset),
        .u32(12, \.objectNameOffset),
        .u32(16, \.attributes),
        .u32(20, \.grantedAccess),
        .u32(24, \.handleCount),
        .u32(28, \.pointerCount),
      ]
    ).check()
    try Layout(
      Handle2Record.self, byteCount: 40,
      [
        .u64(0, \.handle.handle),
        .u32(8, \.handle.typeNameOffset),
        .u32(12, \.handle.objectNameOffset),
        .u32(16, \.handle.attributes),
        .u32(20, \.handle.grantedAccess),
        .u32(24, \.handle.handleCount),
        .u32(28, \.handle.pointerCount),
        .u32(32, \.objectInfoOffset),
        .u32(36, \.reserved),
      ]
    ).check()
    try Layout(
      HandleObjectInformationRecord.self, byteCount: 12,
      [.u32(0, \.nextOffset), .u32(4, \.type.rawValue), .u32(8, \.infoByteCount)]
    ).check()
  }
}
