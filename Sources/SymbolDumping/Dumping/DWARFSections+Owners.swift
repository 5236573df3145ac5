import Bytes
import DWARF

extension DWARFSections {
  /// The same sections, for one task of several: each counts references at places of its own.
  var withOwnOwners: DWARFSections {
    var copy = self
    for (_, path) in Self.names { copy[keyPath: path] = self[keyPath: path].withOwnOwner }
    return copy
  }
}
