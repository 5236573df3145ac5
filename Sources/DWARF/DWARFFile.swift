import Bytes
import Synchronization

/// The debugging information of one ELF file, of a file of split DWARF, or of a file that dwz made.
///
/// Nothing is parsed before it is asked for. Any number of tasks may ask at once; who goes through all
/// units gives each task units of its own:
///
/// ```swift
/// for header in file.units {          // in parallel
///   guard let unit = file.unit(header) else { continue }
///   let code = UnitCode(unit)         // functions and inlined calls, with their ranges
///   let lines = unit.lineTable()      // rows by address
/// }
/// ```
public final class DWARFFile: Sendable {
  /// The sections, decompressed.
  public let sections: DWARFSections
  /// The file that dwz moved common entries to: `.gnu_debugaltlink`.
  public let supplementary: DWARFFile?
  private let tables = RecentTables()
  private let headers = AtomicLazyReference<UnitHeaders>()

  /// Reads nothing yet.
  public init(_ sections: DWARFSections, supplementary: DWARFFile? = nil) {
    self.sections = sections
    self.supplementary = supplementary
  }

  /// The units of `.debug_info` in the file's order, those that only describe types too; found at the
  /// first call by a look at each header.
  public var units: [UnitHeader] {
    (headers.load() ?? headers.storeIfNil(UnitHeaders(UnitHeader.all(sections)))).list
  }

  /// The unit with a header.
  ///
  /// - Parameter skeleton: of a unit in a file of split DWARF, what stayed of it in the linked file.
  /// - Returns: nil when its first entry cannot be understood.
  public func unit(_ header: UnitHeader, skeleton: DWARFUnit? = nil) -> DWARFUnit? {
    DWARFUnit(header, in: self, abbreviations: abbreviations(for: header), skeleton: skeleton)
  }

  /// The header that begins at an offset into `.debug_info`; nil when none does.
  public func header(at offset: Int) -> UnitHeader? {
    var cursor = DWARFCursor(sections.info, at: offset, order: sections.order)
    return UnitHeader(&cursor)
  }

  /// The header of the unit that an offset into `.debug_info` lies in.
  public func header(containing offset: Int) -> UnitHeader? {
    unitIndex(containing: offset).map { units[$0] }
  }

  /// Which of ``units`` an offset into `.debug_info` lies in.
  public func unitIndex(containing offset: Int) -> Int? {
    let units = self.units
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && offset < units[low - 1].end ? low - 1 : nil
  }

  private func abbreviations(for header: UnitHeader) -> AbbreviationTable {
    tables.table(at: header.abbreviationOffset, header.encoding) {
      AbbreviationTable(
        sections.abbreviations, at: header.abbreviationOffset, encoding: header.encoding)
    }
  }
}

/// The headers of a file, so that they can be found once.
private final class UnitHeaders: Sendable {
  let list: [UnitHeader]

  init(_ list: [UnitHeader]) {
    self.list = list
  }
}
