import Bytes
import MinidumpFormat

/// Where the features of an XSAVE area lie, counted from its header.
///
/// In the standard format each feature has one place, which only the CPU that wrote it knows: AMD's
/// are not Intel's. In the compacted format features follow one another, those that have room.
///
/// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 13.4.3.
struct ExtendedStateLayout: Sendable {
  private let compaction: UInt64
  private let configuration: ExtendedStateRecord?

  init(_ header: XSaveHeaderRecord, _ configuration: ExtendedStateRecord?) {
    compaction = header.compaction
    self.configuration = configuration
  }

  /// Bit 63 of XCOMP_BV.
  private var isCompacted: Bool { compaction >> 63 != 0 }

  func range(of feature: ExtendedStateFeature) -> Range<Int>? {
    guard feature.rawValue >= 2, feature.rawValue < 63, let byteCount = byteCount(of: feature),
      let start = isCompacted ? compactedOffset(of: feature) : standardOffset(of: feature)
    else { return nil }
    return start..<start + byteCount
  }

  /// At most 2^32, as the format has it.
  private func byteCount(of feature: ExtendedStateFeature) -> Int? {
    let configured = configuration?.features[Int(feature.rawValue)].byteCount ?? 0
    return configured == 0 ? Self.byteCounts[feature] : Int(configured)
  }

  private func standardOffset(of feature: ExtendedStateFeature) -> Int? {
    let configured = Int(configuration?.features[Int(feature.rawValue)].offset ?? 0)
    if configured >= Self.legacyByteCount + XSaveHeaderRecord.byteCount {
      return configured - Self.legacyByteCount
    }
    return feature == .avx ? XSaveHeaderRecord.byteCount : nil
  }

  private func compactedOffset(of feature: ExtendedStateFeature) -> Int? {
    guard compaction >> UInt64(feature.rawValue) & 1 != 0 else { return nil }
    var offset = XSaveHeaderRecord.byteCount
    for number in 2...feature.rawValue where compaction >> UInt64(number) & 1 != 0 {
      let next = ExtendedStateFeature(rawValue: number)
      if Self.aligned.contains(next) { offset = (offset + 63) / 64 * 64 }
      if next == feature { return offset }
      guard let byteCount = byteCount(of: next) else { return nil }
      offset += byteCount
    }
    return nil
  }

  /// The part of an XSAVE area that lies in the context itself.
  private static let legacyByteCount = 512

  /// The sizes that are the same on all CPUs.
  private static let byteCounts: [ExtendedStateFeature: Int] = [
    .avx: 256, .boundRegisters: 64, .boundControl: 64, .opmask: 64, .zmmUpperHalves: 512,
    .upperZMM: 1024, .processorTrace: 128, .protectionKeys: 8, .processAddressSpace: 8,
    .userShadowStack: 16, .supervisorShadowStack: 24, .tileConfiguration: 64, .tileData: 8192,
  ]

  /// Those that begin at a multiple of 64 when compacted.
  private static let aligned: Set<ExtendedStateFeature> = [.tileConfiguration, .tileData]
}
