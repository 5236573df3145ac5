public import Bytes
public import MinidumpFormat

/// The processor state behind a context of x86 or amd64, as Windows writes it: compacted.
public struct ExtendedStateSnapshot: Sendable {
  /// What is not in its initial state; ``ExtendedStateFeature/x87`` and ``ExtendedStateFeature/sse``
  /// have their place in the context.
  public var features: [ExtendedStateFeature: ByteView]

  public init(features: [ExtendedStateFeature: ByteView] = [:]) {
    self.features = features.filter { (2..<63).contains($0.key.rawValue) }
  }

  /// From the ``ContextExRecord`` to the ``XSaveHeaderRecord``, as on Windows.
  private static let headerOffset = 80
  /// Counted in an XSAVE area, which begins with what the context holds.
  private static let firstFeatureOffset = 576
  /// AMX's, which a compacted area aligns to 64 bytes.
  private static let aligned: Set<ExtendedStateFeature> = [.tileConfiguration, .tileData]

  private var placed: [(feature: ExtendedStateFeature, offset: Int, bytes: ByteView)] {
    var offset = Self.firstFeatureOffset
    return features.sorted { $0.key.rawValue < $1.key.rawValue }.map { feature, bytes in
      if Self.aligned.contains(feature) { offset = (offset + 63) / 64 * 64 }
      defer { offset += bytes.byteCount }
      return (feature, offset, bytes)
    }
  }

  private var mask: UInt64 {
    features.keys.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  /// Bit 63 of XCOMP_BV.
  private static let compactedBit: UInt64 = 1 << 63

  /// What ``MiscInfo5Record/extendedState`` says of contexts with this state.
  ///
  /// - Parameter contextByteCount: 1232 on amd64, 716 on x86.
  public func configuration(contextByteCount: Int = ContextAMD64.byteCount) -> ExtendedStateRecord {
    var record = ExtendedStateRecord()
    record.infoByteCount = UInt32(ExtendedStateRecord.byteCount)
    record.contextByteCount = UInt32(
      clamping: contextByteCount + encoded(behind: contextByteCount, .littleEndian).count)
    record.enabledFeatures = Self.compactedBit | mask | 3
    for (feature, offset, bytes) in placed {
      record.features[Int(feature.rawValue)].offset = UInt32(clamping: offset)
      record.features[Int(feature.rawValue)].byteCount = UInt32(clamping: bytes.byteCount)
    }
    return record
  }

  /// What follows a context of so many bytes.
  func encoded(behind contextByteCount: Int, _ order: ByteOrder) -> [UInt8] {
    var area = ByteBuilder(order)
    var header = XSaveHeaderRecord()
    header.savedFeatures = mask
    header.compaction = Self.compactedBit | mask
    area.append(header)
    for (_, offset, bytes) in placed {
      let gap = offset - Self.firstFeatureOffset + XSaveHeaderRecord.byteCount - area.bytes.count
      area.append(contentsOf: [UInt8](repeating: 0, count: max(0, gap)))
      area.append(contentsOf: bytes.bytes)
    }
    var links = ContextExRecord()
    links.all.offset = Int32(clamping: -contextByteCount)
    links.all.byteCount = UInt32(clamping: contextByteCount + Self.headerOffset + area.bytes.count)
    links.context.offset = links.all.offset
    links.context.byteCount = UInt32(clamping: contextByteCount)
    links.extendedState.offset = Int32(Self.headerOffset)
    links.extendedState.byteCount = UInt32(clamping: area.bytes.count)
    var builder = ByteBuilder(order)
    builder.append(links)
    builder.append(
      contentsOf: [UInt8](repeating: 0, count: Self.headerOffset - ContextExRecord.byteCount))
    builder.append(contentsOf: area.bytes)
    return builder.bytes
  }
}

extension ContextSnapshot {
  /// A context with more processor state; its flags have to hold ``ContextFlags/extendedState``.
  public init<Context: Record>(_ record: Context, extendedState: ExtendedStateSnapshot) {
    self.init { order in
      var builder = ByteBuilder(order)
      builder.append(record)
      return builder.bytes + extendedState.encoded(behind: Context.byteCount, order)
    }
  }
}
