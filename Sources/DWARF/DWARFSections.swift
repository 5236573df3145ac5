public import Bytes

/// The contents of the sections that debugging information lies in, decompressed; empty ones are not
/// there.
///
/// For split DWARF they are those whose names end in `.dwo`.
public struct DWARFSections: Sendable {
  /// The order of the bytes in a number.
  public var order: ByteOrder
  /// `.debug_info`
  public var info = ByteView.empty
  /// `.debug_abbrev`
  public var abbreviations = ByteView.empty
  /// `.debug_line`
  public var lines = ByteView.empty
  /// `.debug_line_str`
  public var lineStrings = ByteView.empty
  /// `.debug_str`
  public var strings = ByteView.empty
  /// `.debug_str_offsets`
  public var stringOffsets = ByteView.empty
  /// `.debug_addr`
  public var addresses = ByteView.empty
  /// `.debug_ranges`, of DWARF 2 to 4
  public var ranges = ByteView.empty
  /// `.debug_rnglists`
  public var rangeLists = ByteView.empty
  /// `.debug_aranges`
  public var addressRanges = ByteView.empty
  /// `.debug_cu_index`, of packages of split DWARF
  public var unitIndex = ByteView.empty

  /// Sections of which none is there; those of a file are assigned.
  public init(order: ByteOrder) {
    self.order = order
  }

  /// Lets go of what has been read, which is read again where it is wanted.
  package func releaseMemory() {
    for (_, path) in Self.names { self[keyPath: path].releaseMemory() }
  }

  /// The sections by name, without the `.dwo` of split ones; others are not needed here.
  public static let names:
    [(name: String, path: any WritableKeyPath<DWARFSections, ByteView> & Sendable)] =
      [
        (".debug_info", \.info), (".debug_abbrev", \.abbreviations), (".debug_line", \.lines),
        (".debug_line_str", \.lineStrings), (".debug_str", \.strings),
        (".debug_str_offsets", \.stringOffsets), (".debug_addr", \.addresses),
        (".debug_ranges", \.ranges), (".debug_rnglists", \.rangeLists),
        (".debug_aranges", \.addressRanges), (".debug_cu_index", \.unitIndex),
      ]
}
