import Bytes
import DWARF
import ELF
import Symbols
import Synchronization

/// What DWARF says of a module's addresses, which are those of the linked file.
final class DebugInformation: Sendable {
  private let file: DWARFFile
  private let directory: UnitDirectory
  private let split: SplitUnits
  private let texts = UnitTexts()
  /// By where units begin.
  private let recent = RecentCache<UnitSymbols?>(limit: 64 << 20)
  private let readBytes = Atomic(0)
  /// How much was read when memory was let go last.
  private let releasedPieces = Mutex(0)

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

  /// Where units begin, in the file's order, and the code that belongs to each.
  var code: [(unitOffset: Int, ranges: [AddressRange])] { directory.code }

  /// A unit that is not remembered.
  func unread(unitAt offset: Int) -> UnitSymbols? { read(offset) }

  /// Lets go of the memory of what was read, when there is enough of it.
  func releaseMemory(after offset: Int) {
    let pieces = releasedPieces.withLock { released in
      defer { released = offset / Self.pieceByteCount }
      return offset / Self.pieceByteCount - released
    }
    if pieces != 0 { file.sections.releaseMemory() }
  }

  private static let pieceByteCount = 2 << 20

  /// How many bytes of entries there are.
  var entriesByteCount: Int { file.sections.info.byteCount }

  /// How many bytes of entries were read, the same ones again where they were forgotten.
  var readByteCount: Int { readBytes.load(ordering: .relaxed) }

  private func read(_ offset: Int) -> UnitSymbols? {
    guard let header = file.header(at: offset), let unit = file.unit(header) else { return nil }
    readBytes.add(header.end - header.offset, ordering: .relaxed)
    let described = unit.splitReference.flatMap { split.unit(of: unit, $0) }
    return UnitSymbols(unit, described: described ?? unit, texts: texts)
  }
}
