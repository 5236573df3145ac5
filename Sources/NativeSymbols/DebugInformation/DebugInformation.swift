import Bytes
import DWARF
import ELF
import Symbols

/// What DWARF says of a module's addresses, which are those of the linked file.
final class DebugInformation: Sendable {
  private let file: DWARFFile
  private let directory: UnitDirectory
  private let split: SplitUnits
  private let texts = UnitTexts()
  /// By where units begin.
  private let recent = RecentCache<UnitSymbols?>(limit: 64 << 20)

  /// Nil when the files have none.
  init?(_ files: NativeFiles) {
    let sections =
      files.debug.map { DWARFSections($0, or: files.image) } ?? DWARFSections(files.image)
    guard !sections.info.isEmpty else { return nil }
    let alternate = files.alternate.map { DWARFFile(DWARFSections($0)) }
    file = DWARFFile(sections, supplementary: alternate)
    directory = UnitDirectory(file)
    split = SplitUnits(files, alternate: alternate)
  }

  /// The unit that an address belongs to.
  func unit(at address: UInt64) -> UnitSymbols? {
    guard let offset = directory.unitOffset(at: address) else { return nil }
    return recent.value(
      for: UInt64(offset), measure: { $0?.residentByteCount ?? 0 }, make: { read(offset) })
  }

  private func read(_ offset: Int) -> UnitSymbols? {
    guard let header = file.header(at: offset), let unit = file.unit(header) else { return nil }
    let described = unit.splitReference.flatMap { split.unit(of: unit, $0) }
    return UnitSymbols(unit, described: described ?? unit, texts: texts)
  }
}
