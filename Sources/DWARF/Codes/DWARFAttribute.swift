public import Bytes

/// What an attribute of an entry says: DW_AT.
///
/// <https://dwarfstd.org/doc/DWARF5.pdf>, and its extensions by GNU and LLVM.
public struct DWARFAttribute: OpenCode {
  public var rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  // Computed, so that a comparison is with a constant in debug builds too.

  /// `DW_AT_sibling`
  @inlinable public static var sibling: Self { Self(rawValue: 0x1) }
  /// `DW_AT_name`
  @inlinable public static var name: Self { Self(rawValue: 0x3) }
  /// `DW_AT_stmt_list`
  @inlinable public static var lineProgram: Self { Self(rawValue: 0x10) }
  /// `DW_AT_low_pc`
  @inlinable public static var lowPC: Self { Self(rawValue: 0x11) }
  /// `DW_AT_high_pc`
  @inlinable public static var highPC: Self { Self(rawValue: 0x12) }
  /// `DW_AT_language`
  @inlinable public static var language: Self { Self(rawValue: 0x13) }
  /// `DW_AT_comp_dir`
  @inlinable public static var compilationDirectory: Self { Self(rawValue: 0x1b) }
  /// `DW_AT_inline`
  @inlinable public static var inline: Self { Self(rawValue: 0x20) }
  /// `DW_AT_producer`
  @inlinable public static var producer: Self { Self(rawValue: 0x25) }
  /// `DW_AT_abstract_origin`
  @inlinable public static var abstractOrigin: Self { Self(rawValue: 0x31) }
  /// `DW_AT_decl_file`
  @inlinable public static var declarationFile: Self { Self(rawValue: 0x3a) }
  /// `DW_AT_decl_line`
  @inlinable public static var declarationLine: Self { Self(rawValue: 0x3b) }
  /// `DW_AT_declaration`
  @inlinable public static var declaration: Self { Self(rawValue: 0x3c) }
  /// `DW_AT_specification`
  @inlinable public static var specification: Self { Self(rawValue: 0x47) }
  /// `DW_AT_ranges`
  @inlinable public static var ranges: Self { Self(rawValue: 0x55) }
  /// `DW_AT_call_column`
  @inlinable public static var callColumn: Self { Self(rawValue: 0x57) }
  /// `DW_AT_call_file`
  @inlinable public static var callFile: Self { Self(rawValue: 0x58) }
  /// `DW_AT_call_line`
  @inlinable public static var callLine: Self { Self(rawValue: 0x59) }
  /// `DW_AT_linkage_name`
  @inlinable public static var linkageName: Self { Self(rawValue: 0x6e) }
  /// `DW_AT_str_offsets_base`
  @inlinable public static var stringOffsetsBase: Self { Self(rawValue: 0x72) }
  /// `DW_AT_addr_base`
  @inlinable public static var addressBase: Self { Self(rawValue: 0x73) }
  /// `DW_AT_rnglists_base`
  @inlinable public static var rangeListsBase: Self { Self(rawValue: 0x74) }
  /// `DW_AT_dwo_name`
  @inlinable public static var splitName: Self { Self(rawValue: 0x76) }
  /// `DW_AT_loclists_base`
  @inlinable public static var locationListsBase: Self { Self(rawValue: 0x8c) }
  /// `DW_AT_MIPS_linkage_name`
  @inlinable public static var mipsLinkageName: Self { Self(rawValue: 0x2007) }
  /// `DW_AT_GNU_dwo_name`
  @inlinable public static var gnuSplitName: Self { Self(rawValue: 0x2130) }
  /// `DW_AT_GNU_dwo_id`
  @inlinable public static var gnuSplitID: Self { Self(rawValue: 0x2131) }
  /// `DW_AT_GNU_ranges_base`
  @inlinable public static var gnuRangesBase: Self { Self(rawValue: 0x2132) }
  /// `DW_AT_GNU_addr_base`
  @inlinable public static var gnuAddressBase: Self { Self(rawValue: 0x2133) }
}
