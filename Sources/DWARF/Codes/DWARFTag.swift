public import Bytes

/// What a debugging information entry describes: DW_TAG.
///
/// <https://dwarfstd.org/doc/DWARF5.pdf>, and its extensions by GNU and LLVM.
public struct DWARFTag: OpenCode {
  public var rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  // Computed, so that a comparison is with a constant in debug builds too.

  /// `DW_TAG_array_type`
  @inlinable public static var arrayType: Self { Self(rawValue: 0x1) }
  /// `DW_TAG_class_type`
  @inlinable public static var classType: Self { Self(rawValue: 0x2) }
  /// `DW_TAG_entry_point`
  @inlinable public static var entryPoint: Self { Self(rawValue: 0x3) }
  /// `DW_TAG_enumeration_type`
  @inlinable public static var enumerationType: Self { Self(rawValue: 0x4) }
  /// `DW_TAG_lexical_block`
  @inlinable public static var lexicalBlock: Self { Self(rawValue: 0xb) }
  /// `DW_TAG_compile_unit`
  @inlinable public static var compileUnit: Self { Self(rawValue: 0x11) }
  /// `DW_TAG_structure_type`
  @inlinable public static var structureType: Self { Self(rawValue: 0x13) }
  /// `DW_TAG_subroutine_type`
  @inlinable public static var subroutineType: Self { Self(rawValue: 0x15) }
  /// `DW_TAG_union_type`
  @inlinable public static var unionType: Self { Self(rawValue: 0x17) }
  /// `DW_TAG_inlined_subroutine`
  @inlinable public static var inlinedSubroutine: Self { Self(rawValue: 0x1d) }
  /// `DW_TAG_module`
  @inlinable public static var module: Self { Self(rawValue: 0x1e) }
  /// `DW_TAG_subprogram`
  @inlinable public static var subprogram: Self { Self(rawValue: 0x2e) }
  /// `DW_TAG_interface_type`
  @inlinable public static var interfaceType: Self { Self(rawValue: 0x38) }
  /// `DW_TAG_namespace`
  @inlinable public static var namespace: Self { Self(rawValue: 0x39) }
  /// `DW_TAG_partial_unit`
  @inlinable public static var partialUnit: Self { Self(rawValue: 0x3c) }
  /// `DW_TAG_type_unit`
  @inlinable public static var typeUnit: Self { Self(rawValue: 0x41) }
  /// `DW_TAG_skeleton_unit`
  @inlinable public static var skeletonUnit: Self { Self(rawValue: 0x4a) }
}
