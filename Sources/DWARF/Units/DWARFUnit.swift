public import Bytes

/// A unit of `.debug_info`: one compiled source file, usually.
///
/// Immutable: any number of tasks may ask at once.
public final class DWARFUnit: Sendable {
  /// The file that the unit lies in.
  public let file: DWARFFile
  /// Where it lies in the file.
  public let header: UnitHeader
  /// What its entries look like.
  public let abbreviations: AbbreviationTable
  /// Of a split unit, what stayed of it in the linked file.
  public let skeleton: DWARFUnit?
  let root: UnitRoot

  /// - Parameter skeleton: of a unit in a file of split DWARF, what stayed of it in the linked file.
  /// - Returns: nil when its first entry cannot be understood.
  init?(
    _ header: UnitHeader, in file: DWARFFile, abbreviations: AbbreviationTable,
    skeleton: DWARFUnit? = nil
  ) {
    guard let root = UnitRoot(header, file.sections, abbreviations) else { return nil }
    self.file = file
    self.header = header
    self.abbreviations = abbreviations
    self.skeleton = skeleton
    self.root = root
  }

  /// Its entries, from the first one on.
  public func entries() -> EntryCursor {
    EntryCursor(self, at: header.entriesOffset)
  }

  /// Its entries from one on.
  ///
  /// - Parameter offset: of an entry, in the section.
  public func entries(from offset: Int) -> EntryCursor {
    EntryCursor(self, at: offset)
  }

  /// The source file as the compiler was given it: DW_AT_name.
  public var name: ByteView? { root.name.flatMap(string) }

  /// Where the compiler ran: DW_AT_comp_dir; of a split unit that does not say, the skeleton's.
  public var compilationDirectory: ByteView? {
    root.compilationDirectory.flatMap(string) ?? skeleton?.compilationDirectory
  }

  /// The source language: DW_LANG.
  public var language: UInt64? { root.language }

  /// Whether it was written in C or in assembly, where names are not qualified.
  public var isInCLanguage: Bool {
    // C89, C, C99, C11, C17, C23, and two of assembly.
    language.map { [0x1, 0x2, 0xc, 0x1d, 0x2c, 0x3e, 0x31, 0x8001].contains($0) } ?? false
  }

  /// Where its lines are in `.debug_line` of the linked file.
  public var lineProgramOffset: UInt64? { skeleton?.root.lineProgram ?? root.lineProgram }

  /// Whether its entries are in a file of split DWARF, and what that is called and bears.
  public var splitReference: SplitReference? {
    guard skeleton == nil, let id = header.splitID ?? root.splitID,
      header.kind == .skeleton || header.encoding.version < 5, let name = root.splitName
    else { return nil }
    return SplitReference(
      id: id, name: string(name) ?? .empty, compilationDirectory: compilationDirectory)
  }

  /// What joins a split unit with its skeleton.
  public var splitID: UInt64? { header.splitID ?? root.splitID }
}

/// The file of split DWARF that a unit's entries are in.
public struct SplitReference: Sendable {
  /// What the unit there bears too.
  public var id: UInt64
  /// Its path, relative to ``compilationDirectory``: DW_AT_dwo_name.
  public var name: ByteView
  /// Where the compiler ran.
  public var compilationDirectory: ByteView?

  public init(id: UInt64, name: ByteView, compilationDirectory: ByteView?) {
    self.id = id
    self.name = name
    self.compilationDirectory = compilationDirectory
  }
}
