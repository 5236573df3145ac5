public import Bytes
public import MinidumpFormat

/// The processor state behind a context of x86 or amd64: vector registers, protection keys, the
/// shadow stack.
///
/// A feature that is not among ``features`` is in its initial state, which is nearly always zero.
public struct ExtendedState: Sendable {
  /// Which features are there.
  public let header: XSaveHeaderRecord
  /// Header and features, as far as the context has them.
  public let view: ByteView
  private let layout: ExtendedStateLayout

  /// The state in a context.
  ///
  /// Nil when the context has none: its flags do not say so, or what follows it leads nowhere.
  ///
  /// - Parameters:
  ///   - context: all bytes of the context.
  ///   - configuration: where features lie, by the ``MiscInfo`` of the dump. Without it only AVX is
  ///     found, or in the compacted format everything up to the first feature of unknown size.
  public init?(
    _ context: ByteView, _ order: ByteOrder, _ architecture: ProcessorArchitecture?,
    configuration: ExtendedStateRecord?
  ) {
    guard let kind = CPUContextKind.of(context, order, architecture), kind.hasExtendedState,
      kind.contextFlags(in: context, order)?.contains(.extendedState) == true,
      let links: ContextExRecord = try? context.record(at: kind.byteCount, order),
      let area = Self.area(links.extendedState, from: kind.byteCount, in: context),
      let header: XSaveHeaderRecord = try? area.record(at: 0, order)
    else { return nil }
    self.header = header
    view = area
    layout = ExtendedStateLayout(header, configuration)
    self.order = order
  }

  let order: ByteOrder

  private static func area(
    _ chunk: ContextChunkRecord, from base: Int, in context: ByteView
  ) -> ByteView? {
    let start = base + Int(chunk.offset)
    // Behind the record that leads to it.
    guard start >= base + ContextExRecord.byteCount else { return nil }
    let area = context.clampedSlice(at: UInt64(start), byteCount: UInt64(chunk.byteCount))
    return area.byteCount < XSaveHeaderRecord.byteCount ? nil : area
  }

  /// The features that are there, but for x87 and SSE, which lie in the context.
  public var features: [ExtendedStateFeature] {
    (2..<63).filter { header.savedFeatures >> UInt64($0) & 1 != 0 }
      .map { ExtendedStateFeature(rawValue: $0) }
  }

  /// The bytes of a feature; nil when it is not there or nobody knows where.
  public func bytes(of feature: ExtendedStateFeature) -> ByteView? {
    guard feature.rawValue < 63, header.savedFeatures >> UInt64(feature.rawValue) & 1 != 0,
      let range = layout.range(of: feature)
    else { return nil }
    return try? view.slice(at: range.lowerBound, byteCount: range.count)
  }
}

extension ExtendedState {
  /// Bits 128 to 255 of ymm0 to ymm15; on x86 only eight mean something.
  public var ymmUpperHalves: [UInt128]? { numbers(of: .avx, count: 16) }

  /// k0 to k7.
  public var opmasks: [UInt64]? { numbers(of: .opmask, count: 8) }

  /// Bits 256 to 511 of zmm0 to zmm15: two numbers each, the lower one first.
  public var zmmUpperHalves: [UInt128]? { numbers(of: .zmmUpperHalves, count: 32) }

  /// zmm16 to zmm31: four numbers each, the lowest one first.
  public var upperZMMRegisters: [UInt128]? { numbers(of: .upperZMM, count: 64) }

  /// PKRU: two bits per protection key, which forbid access and writing.
  public var protectionKeys: UInt32? {
    let numbers: [UInt32]? = numbers(of: .protectionKeys, count: 1)
    return numbers?.first
  }

  /// The shadow stack pointer of user code: the address of the return address that the next return
  /// is compared with. Zero when no shadow stack is in use.
  public var shadowStackPointer: UInt64? { shadowStack?.last }

  /// IA32_U_CET: bit 0 is set when user code has a shadow stack.
  public var shadowStackControl: UInt64? { shadowStack?.first }

  private var shadowStack: [UInt64]? { numbers(of: .userShadowStack, count: 2) }

  private func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    of feature: ExtendedStateFeature, count: Int
  ) -> [Number]? {
    guard let bytes = bytes(of: feature) else { return nil }
    let step = MemoryLayout<Number>.size
    guard bytes.byteCount >= count * step else { return nil }
    return (0..<count).compactMap { try? bytes.load(at: $0 * step, order) }
  }
}
