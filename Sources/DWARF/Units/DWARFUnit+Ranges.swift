extension DWARFUnit {
  /// Where the unit's code lies, as its first entry says; empty where it does not.
  public func addressRanges() -> [AddressRange] {
    var ranges = RangeCollector(self)
    appendRanges(low: root.lowPC, high: root.highPC, list: root.ranges, to: &ranges)
    return ranges.ranges
  }

  /// Appends where the code of an entry lies, without what the linker dropped.
  ///
  /// - Parameters:
  ///   - low: DW_AT_low_pc.
  ///   - high: DW_AT_high_pc.
  ///   - list: DW_AT_ranges, which counts where there are not both of the others.
  func appendRanges(
    low: AttributeValue?, high: AttributeValue?, list: AttributeValue?,
    to ranges: inout RangeCollector
  ) {
    if let low = low.flatMap(address), let high {
      let end = address(high) ?? (low &+ (high.constant ?? 0))
      append(AddressRange(start: low, end: end), to: &ranges)
    } else if let list {
      appendList(list, to: &ranges)
    }
  }

  @inline(__always)
  private func append(_ range: AddressRange, to ranges: inout RangeCollector) {
    guard range.start < range.end, !header.encoding.isTombstone(range.start) else { return }
    ranges.ranges.append(range)
  }

  private func appendList(_ value: AttributeValue, to ranges: inout RangeCollector) {
    if header.encoding.version < 5 {
      appendPairs(value, to: &ranges)
    } else if let offset = rangeListOffset(value) {
      appendEntries(at: offset, to: &ranges)
    }
  }

  /// The address that offsets of range lists are added to until the list names another one.
  private var baseAddress: UInt64 {
    let linked = skeleton ?? self
    return linked.root.lowPC.flatMap(linked.address) ?? 0
  }

  // MARK: DWARF 2 to 4

  /// Pairs of addresses in `.debug_ranges` of the linked file.
  private func appendPairs(_ value: AttributeValue, to ranges: inout RangeCollector) {
    guard let offset = value.sectionOffset else { return }
    let encoding = header.encoding
    let base = skeleton?.root.gnuRangesBase ?? 0
    var cursor = DWARFCursor(
      (skeleton ?? self).file.sections.ranges, at: Int(clamping: offset &+ base),
      order: encoding.order)
    var origin = baseAddress
    while !cursor.isAtEnd, ranges.mayGoOn() {
      let start = cursor.number(byteCount: Int(encoding.addressByteCount))
      let end = cursor.number(byteCount: Int(encoding.addressByteCount))
      if cursor.isBroken || start == 0 && end == 0 { return }
      if start == encoding.highestAddress {
        origin = end
      } else {
        append(AddressRange(start: start &+ origin, end: end &+ origin), to: &ranges)
      }
    }
  }

  // MARK: DWARF 5

  /// Where a list begins in `.debug_rnglists`.
  private func rangeListOffset(_ value: AttributeValue) -> Int? {
    guard value.form == .rangeListIndex else {
      return value.sectionOffset.flatMap(Int.init(exactly:))
    }
    let base = root.rangeListsBase ?? (header.encoding.isWide ? 20 : 12)
    let offset = element(
      value.number, of: file.sections.rangeLists, base: base,
      byteCount: header.encoding.offsetByteCount)
    return offset.flatMap { Int(exactly: $0 &+ base) }
  }

  /// The entries of a list: DW_RLE.
  private func appendEntries(at offset: Int, to ranges: inout RangeCollector) {
    var cursor = DWARFCursor(file.sections.rangeLists, at: offset, order: header.encoding.order)
    var origin: UInt64? = baseAddress
    while !cursor.isAtEnd, ranges.mayGoOn() {
      let kind = cursor.number(UInt8.self)
      if kind == 0 { return }
      let range = rangeEntry(kind, &cursor, &origin)
      if cursor.isBroken { return }
      if let range { append(range, to: &ranges) }
    }
  }

  /// - Parameter origin: nil once the linker dropped what it belonged to.
  /// - Returns: nil for entries that only change the origin, and for what the linker dropped.
  private func rangeEntry(
    _ kind: UInt8, _ cursor: inout DWARFCursor, _ origin: inout UInt64?
  ) -> AddressRange? {
    let addressByteCount = Int(header.encoding.addressByteCount)
    switch kind {
    case 1:  // DW_RLE_base_addressx
      origin = live(address(index: cursor.unsignedLEB()))
    case 2:  // DW_RLE_startx_endx
      return range(address(index: cursor.unsignedLEB()), address(index: cursor.unsignedLEB()))
    case 3:  // DW_RLE_startx_length
      let start = address(index: cursor.unsignedLEB())
      let byteCount = cursor.unsignedLEB()
      return range(start, start.map { $0 &+ byteCount })
    case 4:  // DW_RLE_offset_pair
      let (start, end) = (cursor.unsignedLEB(), cursor.unsignedLEB())
      return range(origin.map { $0 &+ start }, origin.map { $0 &+ end })
    case 5:  // DW_RLE_base_address
      origin = live(cursor.number(byteCount: addressByteCount))
    case 6:  // DW_RLE_start_end
      return range(
        cursor.number(byteCount: addressByteCount), cursor.number(byteCount: addressByteCount))
    case 7:  // DW_RLE_start_length
      let start = cursor.number(byteCount: addressByteCount)
      return range(start, start &+ cursor.unsignedLEB())
    default: cursor.fail()
    }
    return nil
  }

  private func live(_ address: UInt64?) -> UInt64? {
    guard let address, address < header.encoding.highestAddress - 1 else { return nil }
    return address
  }

  private func range(_ start: UInt64?, _ end: UInt64?) -> AddressRange? {
    guard let start, let end else { return nil }
    return AddressRange(start: start, end: end)
  }
}
