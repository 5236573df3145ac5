import Bytes

/// The ranges of the entries of a unit, and how many more steps through lists the file justifies: lists
/// that many entries refer to would otherwise be read as often.
struct RangeCollector {
  var ranges: [AddressRange] = []
  private var stepsLeft: Int

  init(_ unit: DWARFUnit) {
    let sections = unit.file.sections
    let listBytes = sections.rangeLists.byteCount
    let linked = (unit.skeleton ?? unit).file.sections
    stepsLeft = min(unit.header.end + listBytes + linked.ranges.byteCount, 1 << 24)
  }

  /// Whether another element of a list may be read.
  mutating func mayGoOn() -> Bool {
    stepsLeft -= 1
    return stepsLeft > 0
  }
}
