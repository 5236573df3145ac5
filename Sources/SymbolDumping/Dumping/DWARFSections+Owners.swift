import Bytes
import DWARF

extension DWARFSections {
  /// The same sections, for one task of several: each counts references at places of its own.
  var withOwnOwners: DWARFSections {
    var copy = self
    for (_, path) in Self.names { copy[keyPath: path] = self[keyPath: path].withOwnOwner }
    return copy
  }

  /// Lets go of what has been read, which is read again where it is wanted.
  func releaseMemory() {
    for (_, path) in Self.names { self[keyPath: path].releaseMemory() }
  }
}
