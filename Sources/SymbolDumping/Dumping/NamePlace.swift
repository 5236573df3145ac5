import Bytes
import DWARF

/// Where a name lies: in a section, or among texts that were put together.
struct NamePlace: Hashable, Sendable {
  /// The section's number in the highest byte, below it the offset.
  var rawValue: UInt64
  var byteCount: UInt32
  /// Whether the name is the linker's and has to be demangled.
  var isMangled: Bool

  /// Of no function: an entry without a name.
  static let none = NamePlace(rawValue: 0, byteCount: 0, isMangled: false)

  init(rawValue: UInt64, byteCount: UInt32, isMangled: Bool) {
    self.rawValue = rawValue
    self.byteCount = byteCount
    self.isMangled = isMangled
  }

  init(section: Int, offset: Int, byteCount: Int, isMangled: Bool) {
    rawValue = UInt64(section) << 56 | UInt64(offset)
    self.byteCount = UInt32(clamping: byteCount)
    self.isMangled = isMangled
  }

  /// Names at one place are nearly always the same.
  func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  var section: Int { Int(rawValue >> 56) }
  var offset: UInt64 { rawValue & 0xff_ffff_ffff_ffff }
}

/// The sections that names lie in.
struct NameSections: Sendable {
  /// What stands for a section where a name lies in none: then the offset is its number.
  static let texts = 255

  let sections: [ByteView]

  /// - Parameter symbolNames: those of symbol tables.
  init(
    _ sections: DWARFSections?, supplement: DWARFSections?, symbolNames: [ByteView] = []
  ) {
    self.sections =
      [
        sections?.strings ?? .empty, sections?.info ?? .empty, sections?.lineStrings ?? .empty,
        supplement?.strings ?? .empty, supplement?.info ?? .empty,
      ] + symbolNames
  }

  /// Nil for bytes of no section.
  func place(of name: ByteView, isMangled: Bool) -> NamePlace? {
    unsafe name.withUnsafeBytes { bytes in
      let address = UInt(bitPattern: bytes.baseAddress)
      for index in sections.indices {
        let start = unsafe sections[index].withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        if address >= start, address - start < UInt(sections[index].byteCount) {
          return NamePlace(
            section: index, offset: Int(address - start), byteCount: name.byteCount,
            isMangled: isMangled)
        }
      }
      return nil
    }
  }

  /// The bytes of a name in a section; empty for others.
  func bytes(of place: NamePlace) -> ByteView {
    guard sections.indices.contains(place.section) else { return .empty }
    return sections[place.section].clampedSlice(
      at: place.offset, byteCount: UInt64(place.byteCount))
  }
}
