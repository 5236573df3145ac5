import Bytes
import DWARF
import ELF

/// Finds the split halves of units, in a package or in files of their own.
package struct SplitUnits: Sendable {
  private let package: SplitPackage?
  private let alternate: DWARFFile?
  private let splitFile: @Sendable (SplitReference) -> ByteView?

  /// - Parameter alternate: what dwz moved out of the linked file.
  package init(_ files: NativeFiles, alternate: DWARFFile?) {
    package = files.package.flatMap { SplitPackage(DWARFSections($0, suffix: ".dwo")) }
    splitFile = files.splitFile
    self.alternate = alternate
  }

  /// The unit whose entries another one only refers to; nil when it is not at hand.
  package func unit(of skeleton: DWARFUnit, _ reference: SplitReference) -> DWARFUnit? {
    guard let sections = sections(reference) else { return nil }
    let file = DWARFFile(sections, supplementary: alternate)
    for header in file.units where !header.isTypeUnit {
      guard let unit = file.unit(header, skeleton: skeleton) else { continue }
      // A file that was built again since has another number.
      if unit.splitID == reference.id { return unit }
    }
    return nil
  }

  private func sections(_ reference: SplitReference) -> DWARFSections? {
    if let sections = package?.sections(forSplitID: reference.id) { return sections }
    guard let bytes = splitFile(reference), let file = try? ELFFile(bytes) else { return nil }
    return DWARFSections(file, suffix: ".dwo")
  }
}
