import Bytes
import DWARF
import ELF

extension DWARFSections {
  /// The sections of an ELF file, decompressed, and what it lacks from another one; a section that
  /// cannot be decompressed is taken as missing.
  ///
  /// - Parameter suffix: `.dwo` for split DWARF.
  package init(_ file: ELFFile, or other: ELFFile? = nil, suffix: String = "") {
    self.init(order: file.byteOrder)
    for (name, path) in Self.names {
      // The index of a package has no suffix.
      let name = path == \DWARFSections.unitIndex ? name : name + suffix
      for file in [file, other] where self[keyPath: path].isEmpty {
        guard let file, let contents = try? file.contents(ofSection: name) else { continue }
        self[keyPath: path] = contents
      }
    }
  }
}
