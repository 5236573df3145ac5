public import Bytes

/// What kind of unit it is: DW_UT; 0 before DWARF 5.
public struct UnitKind: OpenCode {
  public var rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `DW_UT_compile`
  public static var compilation: Self { Self(rawValue: 1) }
  /// `DW_UT_type`
  public static var type: Self { Self(rawValue: 2) }
  /// `DW_UT_partial`
  public static var partial: Self { Self(rawValue: 3) }
  /// `DW_UT_skeleton`
  public static var skeleton: Self { Self(rawValue: 4) }
  /// `DW_UT_split_compile`
  public static var splitCompilation: Self { Self(rawValue: 5) }
  /// `DW_UT_split_type`
  public static var splitType: Self { Self(rawValue: 6) }
}

/// Where a unit of `.debug_info` lies, and how it is to be read.
public struct UnitHeader: Sendable {
  /// Of the header, in the section.
  public var offset: Int
  /// Of the first entry, in the section.
  public var entriesOffset: Int
  /// Behind the last byte, in the section.
  public var end: Int
  /// Of the abbreviations, in theirs.
  public var abbreviationOffset: UInt64
  /// How its numbers lie in the file.
  public var encoding: UnitEncoding
  /// What kind of unit it is.
  public var kind: UnitKind
  /// Of a skeleton and of split DWARF 5, what joins both.
  public var splitID: UInt64?

  /// Whether it only describes types.
  public var isTypeUnit: Bool { kind == .type || kind == .splitType }

  /// The header at the cursor, which afterwards is behind the unit; nil for one that cannot be
  /// understood, behind which the cursor is still, unless its length makes no sense.
  init?(_ cursor: inout DWARFCursor) {
    offset = cursor.offset
    let first = cursor.number(UInt32.self)
    let isWide = first == 0xffff_ffff
    let byteCount = isWide ? cursor.number(UInt64.self) : UInt64(first)
    guard !cursor.isBroken, byteCount <= UInt64(cursor.byteCountLeft) else {
      cursor.fail()
      return nil
    }
    end = cursor.offset + Int(byteCount)
    var inside = DWARFCursor(cursor.bytes, at: cursor.offset, end: end, order: cursor.order)
    cursor.move(to: end)
    let version = inside.number(UInt16.self)
    guard (2...5).contains(version) else { return nil }
    encoding = UnitEncoding(
      version: version, isWide: isWide, addressByteCount: 0, order: cursor.order)
    kind = UnitKind(rawValue: version >= 5 ? inside.number(UInt8.self) : 0)
    if version >= 5 { encoding.addressByteCount = inside.number(UInt8.self) }
    abbreviationOffset = inside.offsetNumber(isWide: isWide)
    if version < 5 { encoding.addressByteCount = inside.number(UInt8.self) }
    splitID = Self.readIdentifier(&inside, kind, isWide: isWide)
    entriesOffset = inside.offset
    guard !inside.isBroken, [1, 2, 4, 8].contains(encoding.addressByteCount) else { return nil }
  }

  private static func readIdentifier(
    _ cursor: inout DWARFCursor, _ kind: UnitKind, isWide: Bool
  ) -> UInt64? {
    switch kind {
    case .skeleton, .splitCompilation: return cursor.number(UInt64.self)
    case .type, .splitType:
      cursor.skip(isWide ? 16 : 12)
      return nil
    default: return nil
    }
  }

  /// The headers of all units that can be understood, in the file's order.
  static func all(_ sections: DWARFSections) -> [UnitHeader] {
    var cursor = DWARFCursor(sections.info, order: sections.order)
    var headers: [UnitHeader] = []
    while !cursor.isAtEnd {
      if let header = UnitHeader(&cursor) { headers.append(header) }
    }
    return headers
  }
}
