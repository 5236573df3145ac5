public import Bytes
import Platform

extension ELFFile {
  /// The first section with a name, whatever its type; nil without one.
  public func section(named name: String) -> ELFSection? {
    let names = sectionNames
    let wanted = Array(name.utf8)
    return sections.dropFirst().first { names.holds(wanted, at: $0.nameOffset) }
  }

  /// A section's name; empty when it has none.
  public func name(of section: ELFSection) -> String {
    sectionNames.text(at: section.nameOffset)
  }

  private var sectionNames: ELFStrings {
    guard sections.indices.contains(sections.namesIndex) else { return ELFStrings(.empty) }
    return ELFStrings(rawContents(of: sections[sections.namesIndex]))
  }

  /// The bytes of a section as they lie in the file, as many as there are of them; empty for
  /// `SHT_NOBITS`.
  public func rawContents(of section: ELFSection) -> ByteView {
    guard section.isInFile else { return .empty }
    return bytes.clampedSlice(at: section.offset, byteCount: section.byteCount)
  }

  /// The bytes of a section, decompressed when they are compressed; empty for `SHT_NOBITS`.
  ///
  /// Compressed ones are decompressed anew each time. A section that goes beyond the end of the file
  /// ends there.
  /// - Throws: when they cannot be decompressed.
  public func contents(of section: ELFSection) throws(ELFError) -> ByteView {
    let raw = rawContents(of: section)
    if section.isCompressed, section.isInFile { return try decompressed(raw, section) }
    return raw
  }

  /// The bytes of the section with a name, decompressed; `.debug_info` may also be `.zdebug_info`, as
  /// it was before `SHF_COMPRESSED`. Nil when there is no such section, or it has no bytes here.
  ///
  /// - Throws: when they cannot be decompressed.
  public func contents(ofSection name: String) throws(ELFError) -> ByteView? {
    if let section = section(named: name) {
      let contents = try contents(of: section)
      return contents.isEmpty ? nil : contents
    }
    guard name.hasPrefix(".debug_"), let section = section(named: ".z" + name.dropFirst()) else {
      return nil
    }
    return try decompressedWithOldHeader(rawContents(of: section), section)
  }

  private func decompressed(_ raw: ByteView, _ section: ELFSection) throws(ELFError) -> ByteView {
    addressByteCount == 8
      ? try decompressed(raw, CompressionRecord<UInt64>.self, section)
      : try decompressed(raw, CompressionRecord<UInt32>.self, section)
  }

  private func decompressed<Word>(
    _ raw: ByteView, _ type: CompressionRecord<Word>.Type, _ section: ELFSection
  ) throws(ELFError) -> ByteView {
    guard let header = try? raw.record(type, at: 0, byteOrder) else {
      throw problem(section, "it is too short for a compression header")
    }
    let format: SectionCompression? =
      switch header.type {
      case 1: .zlib
      case 2: .zstd
      default: nil
      }
    guard let format else { throw problem(section, "unknown compression \(header.type)") }
    let packed = raw.clampedSlice(at: UInt64(type.byteCount))
    return try decompressed(packed, format, UInt64(header.byteCount), section)
  }

  /// GNU's: "ZLIB" and the byte count, big-endian, in front of the stream.
  private func decompressedWithOldHeader(
    _ raw: ByteView, _ section: ELFSection
  ) throws(ELFError) -> ByteView {
    guard (try? raw.load(UInt32.self, at: 0, .bigEndian)) == 0x5a4c_4942,
      let byteCount: UInt64 = try? raw.load(at: 4, .bigEndian)
    else { throw problem(section, "it does not begin with ZLIB and a byte count") }
    return try decompressed(raw.clampedSlice(at: 12), .zlib, byteCount, section)
  }

  private func decompressed(
    _ packed: ByteView, _ format: SectionCompression, _ byteCount: UInt64, _ section: ELFSection
  ) throws(ELFError) -> ByteView {
    do {
      return try format.contents(of: packed, byteCount: byteCount)
    } catch {
      throw problem(section, error.reason)
    }
  }

  private func problem(_ section: ELFSection, _ reason: String) -> ELFError {
    ELFError("section \(name(of: section)) cannot be decompressed: \(reason)")
  }
}
