import Bytes
import Foundation
import MinidumpFormat
import MinidumpReading
import Support
import Testing

@Suite struct ExtendedStateTests {
  /// Where a test puts a feature, and how many bytes it has; offsets count from an XSAVE area whose
  /// first 512 bytes lie in the context.
  private typealias Places = [Int: (offset: UInt32, byteCount: UInt32)]

  /// XSTATE_CONFIG_FEATURE_MSC_INFO
  private func configuration(_ places: Places) throws -> ExtendedStateRecord {
    var laid = ByteAssembler()
    laid.u32(528)
    laid.u32(0)
    laid.u64(0)
    for number in 0..<64 {
      laid.u32(places[number]?.offset ?? 0)
      laid.u32(places[number]?.byteCount ?? 0)
    }
    return try ByteView(laid.bytes).record(at: 0, .littleEndian)
  }

  /// A context of amd64 with CONTEXT_EX, XSAVE_AREA_HEADER and what follows it.
  private func context(
    saved: UInt64, compaction: UInt64 = 0, flags: UInt32 = 0x0010_005f, offset: Int32 = 80,
    byteCount: UInt32? = nil, features: [UInt8]
  ) -> ByteView {
    var laid = ByteAssembler()
    laid.raw(SyntheticDump().amd64Context(rip: 0x1111, rsp: 0x2222).prefix(48))
    laid.u32(flags)
    laid.skip(to: 1232)
    laid.u32(UInt32(bitPattern: -1232))  // All
    laid.u32(1312 + 64 + UInt32(features.count))
    laid.u32(UInt32(bitPattern: -1232))  // Legacy
    laid.u32(1232)
    laid.u32(UInt32(bitPattern: offset))  // XState
    laid.u32(byteCount ?? 64 + UInt32(features.count))
    laid.skip(to: 1312)
    laid.u64(saved)  // XSTATE_BV
    laid.u64(compaction)  // XCOMP_BV
    laid.skip(to: 1376)
    laid.raw(features)
    return ByteView(laid.bytes)
  }

  private func read(
    _ context: ByteView, _ configuration: ExtendedStateRecord? = nil
  ) -> ExtendedState? {
    ExtendedState(context, .littleEndian, .amd64, configuration: configuration)
  }

  /// Bytes that say where they are.
  private let counted = (0..<4096).map { UInt8(truncatingIfNeeded: $0 / 8) }

  @Test func `features of the standard format lie where the configuration says`() throws {
    let configuration = try configuration([
      2: (576, 256), 5: (832, 64), 6: (896, 512), 7: (1408, 1024), 9: (2432, 8), 11: (2440, 16),
    ])
    let state = try #require(
      read(context(saved: 0b1010_1110_0111, features: counted), configuration))
    #expect(
      state.features == [
        .avx, .opmask, .zmmUpperHalves, .upperZMM, .protectionKeys, .userShadowStack,
      ])
    // ymm1's upper half is the words 2 and 3.
    #expect(state.ymmUpperHalves?[1] == 0x0303_0303_0303_0303_0202_0202_0202_0202)
    #expect(state.ymmUpperHalves?.count == 16)
    #expect(state.opmasks == (32..<40).map { $0 * 0x0101_0101_0101_0101 })
    #expect(state.zmmUpperHalves?.first == 0x2929_2929_2929_2929_2828_2828_2828_2828)
    #expect(state.zmmUpperHalves?.count == 32)
    #expect(state.upperZMMRegisters?.first == 0x6969_6969_6969_6969_6868_6868_6868_6868)
    #expect(state.upperZMMRegisters?.count == 64)
    #expect(state.protectionKeys == 0xe8e8_e8e8)
    #expect(state.shadowStackControl == 0xe9e9_e9e9_e9e9_e9e9)
    #expect(state.shadowStackPointer == 0xeaea_eaea_eaea_eaea)
  }

  @Test func `compacted features follow one another`() throws {
    // AVX, PKRU and CET_U have room; AVX is in its initial state.
    let state = try #require(
      read(
        context(
          saved: 0b1010_0000_0000, compaction: 1 << 63 | 0b1010_0000_0100, features: counted)))
    #expect(state.features == [.protectionKeys, .userShadowStack])
    #expect(state.ymmUpperHalves == nil)
    #expect(state.protectionKeys == 0x2020_2020)
    #expect(state.shadowStackPointer == 0x2222_2222_2222_2222)
  }

  @Test func `compacted features take the sizes of the configuration`() throws {
    let configuration = try configuration([8: (0, 16), 9: (0, 8), 20: (0, 8)])
    let bits: UInt64 = 1 << 8 | 1 << 9 | 1 << 20
    let state = try #require(
      read(context(saved: bits, compaction: 1 << 63 | bits, features: counted), configuration))
    #expect(state.protectionKeys == 0x0202_0202)
    #expect(
      state.bytes(of: ExtendedStateFeature(rawValue: 20))?.bytes
        == [UInt8](repeating: 3, count: 8))
  }

  @Test func `behind a compacted feature of unknown size nothing is found`() throws {
    let bits: UInt64 = 1 << 15 | 1 << 17
    let state = try #require(
      read(context(saved: bits, compaction: 1 << 63 | bits, features: counted)))
    #expect(state.features.count == 2)
    #expect(state.bytes(of: .tileConfiguration) == nil)
  }

  @Test func `without a configuration the standard format gives AVX only`() throws {
    let state = try #require(read(context(saved: 0b1000_0000_0100, features: counted)))
    #expect(state.ymmUpperHalves?.first == 0x0101_0101_0101_0101_0000_0000_0000_0000)
    #expect(state.shadowStackPointer == nil)
  }

  @Test func `a context whose flags do not say so has no such state`() {
    #expect(read(context(saved: 4, flags: 0x0010_001f, features: counted)) == nil)
  }

  @Test(arguments: [Int32.min, -1232, -1, 0, 23, 5000, .max])
  func `an area that is not behind the context is none`(offset: Int32) {
    #expect(read(context(saved: 4, offset: offset, features: counted)) == nil)
  }

  @Test func `areas and features that reach past their end are cut or left out`() throws {
    #expect(read(context(saved: 4, byteCount: 63, features: counted)) == nil)
    let long = try #require(read(context(saved: 4, byteCount: .max, features: counted)))
    #expect(long.view.byteCount == 64 + counted.count)
    for place in [(UInt32.max, UInt32.max), (576, .max), (.max, 8), (0, 8), (575, 8)] {
      let configuration = try configuration([9: place])
      let state = read(context(saved: 1 << 9, features: counted), configuration)
      #expect(state?.protectionKeys == nil)
    }
    let short = read(context(saved: 4, features: [1, 2, 3]))
    #expect(short?.ymmUpperHalves == nil)
    let cut = try configuration([2: (576, 16)])
    #expect(read(context(saved: 4, features: counted), cut)?.ymmUpperHalves == nil)
  }

  @Test func `a context that ends anywhere never traps`() {
    let whole = context(saved: .max, compaction: .max, features: counted)
    for byteCount in stride(from: 0, to: whole.byteCount, by: 7) {
      let state = read(whole.clampedSlice(at: 0, byteCount: UInt64(byteCount)))
      for feature in state?.features ?? [] {
        _ = state?.bytes(of: feature)
      }
    }
  }

  @Test func `x86 has the same behind its shorter context`() throws {
    var laid = ByteAssembler()
    laid.raw(SyntheticDump().x86Context(eip: 1, esp: 2))
    laid.raw([UInt8](repeating: 0, count: 16))
    laid.u32(24)  // XState
    laid.u32(64 + 256)
    laid.u64(4)  // XSTATE_BV
    laid.skip(to: 716 + 24 + 64)
    laid.raw(counted.prefix(256))
    var bytes = laid.bytes
    bytes[0] = 0x7f  // the flag
    let state = ExtendedState(ByteView(bytes), .littleEndian, .x86, configuration: nil)
    #expect(state?.ymmUpperHalves?.count == 16)
  }

  /// Breakpad's `tiny-exe-with-cet-xsave.dmp`, made on Windows 10.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] != nil))
  func `Windows' shadow stack pointer is read`() throws {
    let corpus = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] ?? ""
    let path = corpus + "/minidumps/windows-amd64/google--breakpad/tiny-exe-with-cet-xsave.dmp"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let dump = try Minidump(ByteView(data))
    let configuration = try dump.stream(MiscInfo.self)?.extendedState
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    let state = try #require(thread.extendedState(.amd64, configuration: configuration))
    #expect(state.features == [.userShadowStack])
    #expect(state.shadowStackControl == 1)
    #expect(state.shadowStackPointer == 0xcb_c83f_efc8)
  }
}
