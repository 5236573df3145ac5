import Bytes
import DWARF
import Support

extension Seeds {
  /// The small unit in several shapes: the byte count of each section, and the sections.
  static func dwarf() -> [Seed] {
    let shapes = [
      DWARFBytes(version: 2), DWARFBytes(version: 3, bigEndian: true),
      DWARFBytes(version: 4, addressByteCount: 4), DWARFBytes(version: 5),
      DWARFBytes(version: 5, isWide: true),
    ]
    return shapes.enumerated().map { index, shape in
      Seed("dwarf-\(index)", packed(shape))
    }
  }

  private static func packed(_ bytes: DWARFBytes) -> [UInt8] {
    var packed: [UInt8] = [bytes.bigEndian ? 1 : 0]
    let contents = DWARFSections.names.map { bytes.sections[$0.name] ?? [] }
    for section in contents {
      packed += [
        UInt8(truncatingIfNeeded: section.count), UInt8(truncatingIfNeeded: section.count >> 8),
      ]
    }
    return packed + contents.joined()
  }

  /// The sections of an input, where they lie.
  static func dwarfSections(_ view: ByteView) -> DWARFSections {
    var sections = DWARFSections(order: view[0] == 1 ? .bigEndian : .littleEndian)
    var offset = UInt64(1 + 2 * DWARFSections.names.count)
    for (index, section) in DWARFSections.names.enumerated() {
      let byteCount: UInt16 = (try? view.load(at: 1 + 2 * index, .littleEndian)) ?? 0
      sections[keyPath: section.path] = view.clampedSlice(at: offset, byteCount: UInt64(byteCount))
      offset += UInt64(byteCount)
    }
    return sections
  }
}
