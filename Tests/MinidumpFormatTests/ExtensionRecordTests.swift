import Bytes
import MinidumpFormat
import Testing

struct ExtensionRecordTests {
  @Test func `Crashpad's information lies as documented, with and without the mask`() throws {
    #expect(CrashpadInfoRecord.byteCount == 52)
    try Layout(
      CrashpadInfoWithMaskRecord.self, byteCount: 64,
      [
        .u32(0, \.info.version),
        .u32(4, \.info.reportID.data1),
        .u16(8, \.info.reportID.data2),
        .u16(10, \.info.reportID.data3),
        .u32(20, \.info.clientID.data1),
        .u16(24, \.info.clientID.data2),
        .u16(26, \.info.clientID.data3),
        .u32(36, \.info.simpleAnnotations.byteCount),
        .u32(40, \.info.simpleAnnotations.offset),
        .u32(44, \.info.moduleList.byteCount),
        .u32(48, \.info.moduleList.offset),
        .u32(52, \.reserved),
        .u64(56, \.addressMask),
      ],
      (0..<8).map { index in .u8(12 + index) { $0.info.reportID.data4[index] } },
      (0..<8).map { index in .u8(28 + index) { $0.info.clientID.data4[index] } }
    ).check()
  }

  @Test func `Crashpad's links to modules lie as documented`() throws {
    try Layout(
      CrashpadModuleLinkRecord.self, byteCount: 12,
      [.u32(0, \.moduleIndex), .u32(4, \.location.byteCount), .u32(8, \.location.offset)]
    ).check()
    try Layout(
      CrashpadModuleInfoRecord.self, byteCount: 28,
      [
        .u32(0, \.version),
        .u32(4, \.listAnnotations.byteCount),
        .u32(8, \.listAnnotations.offset),
        .u32(12, \.simpleAnnotations.byteCount),
        .u32(16, \.simpleAnnotations.offset),
        .u32(20, \.annotationObjects.byteCount),
        .u32(24, \.annotationObjects.offset),
      ]
    ).check()
  }

  @Test func `Crashpad's annotations lie as documented`() throws {
    try Layout(
      CrashpadDictionaryEntryRecord.self, byteCount: 8,
      [.u32(0, \.keyOffset), .u32(4, \.valueOffset)]
    ).check()
    try Layout(
      CrashpadAnnotationRecord.self, byteCount: 12,
      [.u32(0, \.nameOffset), .u16(4, \.type), .u16(6, \.reserved), .u32(8, \.valueOffset)]
    ).check()
  }

  @Test func `a dynamic linker's state lies as its three writers lay it`() throws {
    try Layout(
      LinuxDSODebug32Record.self, byteCount: 24,
      [
        .u32(0, \.version), .u32(4, \.mapOffset), .u32(8, \.count), .u32(12, \.breakpoint),
        .u32(16, \.linkerBase), .u32(20, \.dynamic),
      ]
    ).check()
    try Layout(
      LinuxDSODebug64Record.self, byteCount: 40,
      [
        .u32(0, \.version), .u32(4, \.mapOffset), .u32(8, \.count), .u64(16, \.breakpoint),
        .u64(24, \.linkerBase), .u64(32, \.dynamic),
      ]
    ).check(gaps: 4)
    try Layout(
      LinuxDSODebug64PackedRecord.self, byteCount: 36,
      [
        .u32(0, \.version), .u32(4, \.mapOffset), .u32(8, \.count), .u64(12, \.breakpoint),
        .u64(20, \.linkerBase), .u64(28, \.dynamic),
      ]
    ).check()
  }

  @Test func `a link map lies as its three writers lay it`() throws {
    try Layout(
      LinuxLinkMap32Record.self, byteCount: 12,
      [.u32(0, \.address), .u32(4, \.nameOffset), .u32(8, \.dynamic)]
    ).check()
    try Layout(
      LinuxLinkMap64Record.self, byteCount: 24,
      [.u64(0, \.address), .u32(8, \.nameOffset), .u64(16, \.dynamic)]
    ).check(gaps: 4)
    try Layout(
      LinuxLinkMap64PackedRecord.self, byteCount: 20,
      [.u64(0, \.address), .u32(8, \.nameOffset), .u64(12, \.dynamic)]
    ).check()
  }

  @Test func `Mozilla's macOS crash information lies as documented`() throws {
    try Layout(
      MacCrashInfoHeader.self, byteCount: 172,
      [.u32(0, \.streamType.rawValue), .u32(4, \.recordCount), .u32(8, \.recordStartByteCount)],
      (0..<20).map { index in .u32(12 + 8 * index) { $0.records[index].byteCount } },
      (0..<20).map { index in .u32(16 + 8 * index) { $0.records[index].offset } }
    ).check()
  }
}
