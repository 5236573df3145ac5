public import Bytes

/// How the value of an attribute lies in the file: DW_FORM.
///
/// <https://dwarfstd.org/doc/DWARF5.pdf>, and its extensions by GNU and LLVM.
public struct DWARFForm: OpenCode {
  public var rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  // Computed, so that a comparison is with a constant in debug builds too.

  /// `DW_FORM_addr`
  @inlinable public static var address: Self { Self(rawValue: 0x1) }
  /// `DW_FORM_block2`
  @inlinable public static var block2: Self { Self(rawValue: 0x3) }
  /// `DW_FORM_block4`
  @inlinable public static var block4: Self { Self(rawValue: 0x4) }
  /// `DW_FORM_data2`
  @inlinable public static var data2: Self { Self(rawValue: 0x5) }
  /// `DW_FORM_data4`
  @inlinable public static var data4: Self { Self(rawValue: 0x6) }
  /// `DW_FORM_data8`
  @inlinable public static var data8: Self { Self(rawValue: 0x7) }
  /// `DW_FORM_string`
  @inlinable public static var string: Self { Self(rawValue: 0x8) }
  /// `DW_FORM_block`
  @inlinable public static var block: Self { Self(rawValue: 0x9) }
  /// `DW_FORM_block1`
  @inlinable public static var block1: Self { Self(rawValue: 0xa) }
  /// `DW_FORM_data1`
  @inlinable public static var data1: Self { Self(rawValue: 0xb) }
  /// `DW_FORM_flag`
  @inlinable public static var flag: Self { Self(rawValue: 0xc) }
  /// `DW_FORM_sdata`
  @inlinable public static var signedData: Self { Self(rawValue: 0xd) }
  /// `DW_FORM_strp`
  @inlinable public static var stringOffset: Self { Self(rawValue: 0xe) }
  /// `DW_FORM_udata`
  @inlinable public static var unsignedData: Self { Self(rawValue: 0xf) }
  /// `DW_FORM_ref_addr`
  @inlinable public static var referenceAddress: Self { Self(rawValue: 0x10) }
  /// `DW_FORM_ref1`
  @inlinable public static var reference1: Self { Self(rawValue: 0x11) }
  /// `DW_FORM_ref2`
  @inlinable public static var reference2: Self { Self(rawValue: 0x12) }
  /// `DW_FORM_ref4`
  @inlinable public static var reference4: Self { Self(rawValue: 0x13) }
  /// `DW_FORM_ref8`
  @inlinable public static var reference8: Self { Self(rawValue: 0x14) }
  /// `DW_FORM_ref_udata`
  @inlinable public static var referenceUnsigned: Self { Self(rawValue: 0x15) }
  /// `DW_FORM_indirect`
  @inlinable public static var indirect: Self { Self(rawValue: 0x16) }
  /// `DW_FORM_sec_offset`
  @inlinable public static var sectionOffset: Self { Self(rawValue: 0x17) }
  /// `DW_FORM_exprloc`
  @inlinable public static var expression: Self { Self(rawValue: 0x18) }
  /// `DW_FORM_flag_present`
  @inlinable public static var flagPresent: Self { Self(rawValue: 0x19) }
  /// `DW_FORM_strx`
  @inlinable public static var stringIndex: Self { Self(rawValue: 0x1a) }
  /// `DW_FORM_addrx`
  @inlinable public static var addressIndex: Self { Self(rawValue: 0x1b) }
  /// `DW_FORM_ref_sup4`
  @inlinable public static var supplementaryReference4: Self { Self(rawValue: 0x1c) }
  /// `DW_FORM_strp_sup`
  @inlinable public static var supplementaryStringOffset: Self { Self(rawValue: 0x1d) }
  /// `DW_FORM_data16`
  @inlinable public static var data16: Self { Self(rawValue: 0x1e) }
  /// `DW_FORM_line_strp`
  @inlinable public static var lineStringOffset: Self { Self(rawValue: 0x1f) }
  /// `DW_FORM_ref_sig8`
  @inlinable public static var referenceSignature: Self { Self(rawValue: 0x20) }
  /// `DW_FORM_implicit_const`
  @inlinable public static var implicitConstant: Self { Self(rawValue: 0x21) }
  /// `DW_FORM_loclistx`
  @inlinable public static var locationListIndex: Self { Self(rawValue: 0x22) }
  /// `DW_FORM_rnglistx`
  @inlinable public static var rangeListIndex: Self { Self(rawValue: 0x23) }
  /// `DW_FORM_ref_sup8`
  @inlinable public static var supplementaryReference8: Self { Self(rawValue: 0x24) }
  /// `DW_FORM_strx1`
  @inlinable public static var stringIndex1: Self { Self(rawValue: 0x25) }
  /// `DW_FORM_strx2`
  @inlinable public static var stringIndex2: Self { Self(rawValue: 0x26) }
  /// `DW_FORM_strx3`
  @inlinable public static var stringIndex3: Self { Self(rawValue: 0x27) }
  /// `DW_FORM_strx4`
  @inlinable public static var stringIndex4: Self { Self(rawValue: 0x28) }
  /// `DW_FORM_addrx1`
  @inlinable public static var addressIndex1: Self { Self(rawValue: 0x29) }
  /// `DW_FORM_addrx2`
  @inlinable public static var addressIndex2: Self { Self(rawValue: 0x2a) }
  /// `DW_FORM_addrx3`
  @inlinable public static var addressIndex3: Self { Self(rawValue: 0x2b) }
  /// `DW_FORM_addrx4`
  @inlinable public static var addressIndex4: Self { Self(rawValue: 0x2c) }
  /// `DW_FORM_GNU_addr_index`
  @inlinable public static var gnuAddressIndex: Self { Self(rawValue: 0x1f01) }
  /// `DW_FORM_GNU_str_index`
  @inlinable public static var gnuStringIndex: Self { Self(rawValue: 0x1f02) }
  /// `DW_FORM_GNU_ref_alt`
  @inlinable public static var gnuAlternateReference: Self { Self(rawValue: 0x1f20) }
  /// `DW_FORM_GNU_strp_alt`
  @inlinable public static var gnuAlternateStringOffset: Self { Self(rawValue: 0x1f21) }
}
