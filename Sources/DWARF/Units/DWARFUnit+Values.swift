public import Bytes

extension DWARFUnit {
  /// The bytes of a string without the zero behind them; nil for values that are none.
  public func string(_ value: AttributeValue) -> ByteView? {
    let sections = file.sections
    switch value.form {
    case .string: return sections.info.terminated(at: value.number)
    case .stringOffset: return sections.strings.terminated(at: value.number)
    case .lineStringOffset: return sections.lineStrings.terminated(at: value.number)
    case .supplementaryStringOffset, .gnuAlternateStringOffset:
      return file.supplementary?.sections.strings.terminated(at: value.number)
    case .stringIndex, .stringIndex1, .stringIndex2, .stringIndex3, .stringIndex4, .gnuStringIndex:
      return stringOffset(value.number).flatMap { sections.strings.terminated(at: $0) }
    default: return nil
    }
  }

  /// Where the string with an index lies in `.debug_str`.
  private func stringOffset(_ index: UInt64) -> UInt64? {
    let base = root.stringOffsetsBase ?? defaultStringOffsetsBase
    return element(
      index, of: file.sections.stringOffsets, base: base,
      byteCount: header.encoding.offsetByteCount)
  }

  /// Split units do not say where their strings begin: behind the header, which DWARF 5 has.
  private var defaultStringOffsetsBase: UInt64 {
    guard header.encoding.version >= 5 else { return 0 }
    return header.encoding.isWide ? 16 : 8
  }

  /// A number of a table in another section; nil outside of it.
  func element(
    _ index: UInt64, of section: ByteView, base: UInt64, byteCount: Int
  ) -> UInt64? {
    let (distance, overflows) = index.multipliedReportingOverflow(by: UInt64(byteCount))
    let (offset, isTooFar) = base.addingReportingOverflow(distance)
    guard !overflows, !isTooFar, let place = Int(exactly: offset) else { return nil }
    var cursor = DWARFCursor(section, at: place, order: header.encoding.order)
    let number = cursor.number(byteCount: byteCount)
    return cursor.isBroken ? nil : number
  }

  /// An address in the linked file; nil for values that are none.
  public func address(_ value: AttributeValue) -> UInt64? {
    switch value.form {
    case .address: value.number
    case .addressIndex, .addressIndex1, .addressIndex2, .addressIndex3, .addressIndex4,
      .gnuAddressIndex:
      address(index: value.number)
    default: nil
    }
  }

  /// The address with an index in `.debug_addr` of the linked file.
  func address(index: UInt64) -> UInt64? {
    let linked = skeleton ?? self
    return element(
      index, of: linked.file.sections.addresses, base: linked.root.addressBase ?? 0,
      byteCount: Int(header.encoding.addressByteCount))
  }

  /// The entry that a value refers to; nil for values that do not, and for types by signature.
  public func reference(_ value: AttributeValue) -> EntryReference? {
    switch value.form {
    case .reference1, .reference2, .reference4, .reference8, .referenceUnsigned:
      let offset = Int(exactly: value.number).map { header.offset.addingReportingOverflow($0) }
      guard let offset, !offset.overflow else { return nil }
      return EntryReference(offset: offset.partialValue, isSupplementary: false)
    case .referenceAddress:
      return Int(exactly: value.number).map { EntryReference(offset: $0, isSupplementary: false) }
    case .gnuAlternateReference, .supplementaryReference4, .supplementaryReference8:
      return Int(exactly: value.number).map { EntryReference(offset: $0, isSupplementary: true) }
    default: return nil
    }
  }
}

/// Where an entry is that another one refers to.
public struct EntryReference: Hashable, Sendable {
  /// In `.debug_info`.
  public var offset: Int
  /// Whether that is the section of the supplementary file (dwz) and not of this one.
  public var isSupplementary: Bool
}

extension ByteView {
  /// The bytes up to the next zero; nil without one.
  func terminated(at offset: UInt64) -> ByteView? {
    guard let start = Int(exactly: offset), let zero = firstOffset(ofByte: 0, from: start) else {
      return nil
    }
    return clampedSlice(at: offset, byteCount: UInt64(zero - start))
  }
}
