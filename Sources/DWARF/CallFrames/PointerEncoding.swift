import Bytes

/// How an address is written in call-frame information: `DW_EH_PE_…`.
///
/// Source: Linux Standard Base, "DWARF Exception Header Encoding".
struct PointerEncoding: OpenCode {
  var rawValue: UInt8
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `DW_EH_PE_absptr`
  static let absolute = Self(rawValue: 0)
  /// `DW_EH_PE_omit`: nothing is written.
  static let omitted = Self(rawValue: 0xff)

  /// The same number without what it is relative to: how the length of a range is written.
  var ofByteCount: Self { Self(rawValue: rawValue & 0xf) }

  /// `DW_EH_PE_indirect`: the address of the address.
  var isIndirect: Bool { rawValue & 0x80 != 0 }

  /// Bytes of the number; nil for numbers of varying length, and for unknown ones.
  func byteCount(addressByteCount: Int) -> Int? {
    switch rawValue & 0xf {
    case 0x0, 0x8: addressByteCount
    case 0x2, 0xa: 2
    case 0x3, 0xb: 4
    case 0x4, 0xc: 8
    default: nil
    }
  }
}

/// What encoded addresses may be relative to.
struct PointerBases {
  /// Where the bytes that are read are loaded.
  var bytes: UInt64
  /// `DW_EH_PE_textrel`
  var text: UInt64 = 0
  /// `DW_EH_PE_datarel`
  var data: UInt64 = 0
  var addressByteCount: Int
}

extension DWARFCursor {
  /// An address written as `encoding` says; nil, with the cursor broken, when it cannot be told.
  ///
  /// One that is written indirectly is passed over, and nil too.
  mutating func pointer(_ encoding: PointerEncoding, _ bases: PointerBases) -> UInt64? {
    guard encoding != .omitted else { return nil }
    guard encoding.rawValue & 0x70 != 0x50 else { return alignedPointer(bases) }
    let place = bases.bytes &+ UInt64(truncatingIfNeeded: offset)
    guard let number = encodedNumber(encoding, bases.addressByteCount), !isBroken else {
      fail()
      return nil
    }
    let base: UInt64? =
      switch encoding.rawValue & 0x70 {
      case 0x00: 0
      case 0x10: place
      case 0x20: bases.text
      case 0x30: bases.data
      default: nil
      }
    guard let base, !encoding.isIndirect else { return nil }
    let address = base &+ number
    return bases.addressByteCount == 4 ? address & 0xffff_ffff : address
  }

  /// `DW_EH_PE_aligned`: a whole address at the next multiple of its length.
  private mutating func alignedPointer(_ bases: PointerBases) -> UInt64? {
    let place = bases.bytes &+ UInt64(truncatingIfNeeded: offset)
    skip((0 &- place) & UInt64(bases.addressByteCount - 1))
    let address = number(byteCount: bases.addressByteCount)
    return isBroken ? nil : address
  }

  private mutating func encodedNumber(
    _ encoding: PointerEncoding, _ addressByteCount: Int
  ) -> UInt64? {
    switch encoding.rawValue & 0xf {
    case 0x0, 0x8: number(byteCount: addressByteCount)
    case 0x1: unsignedLEB()
    case 0x2: UInt64(number(UInt16.self))
    case 0x3: UInt64(number(UInt32.self))
    case 0x4, 0xc: number(UInt64.self)
    case 0x9: UInt64(bitPattern: signedLEB())
    case 0xa: UInt64(bitPattern: Int64(number(Int16.self)))
    case 0xb: UInt64(bitPattern: Int64(number(Int32.self)))
    default: nil
    }
  }
}
