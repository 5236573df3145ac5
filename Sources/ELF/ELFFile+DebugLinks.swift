import Bytes
public import Platform

/// The name of a separate debug file: the section `.gnu_debuglink`.
public struct ELFDebugLink: Hashable, Sendable {
  /// Without a folder.
  public var fileName: String
  /// CRC-32 of the whole debug file.
  public var checksum: UInt32

  public init(fileName: String, checksum: UInt32) {
    self.fileName = fileName
    self.checksum = checksum
  }
}

/// The name of a file that several debug files have moved common parts to, by dwz: the section
/// `.gnu_debugaltlink`.
public struct ELFAlternateLink: Hashable, Sendable {
  /// Its path, absolute, or as seen from the debug file.
  public var path: String
  /// The build id that the file must have.
  public var buildID: [UInt8]

  public init(path: String, buildID: [UInt8]) {
    self.path = path
    self.buildID = buildID
  }
}

extension ELFFile {
  /// Where the file's debug information went; nil when it says nothing.
  public var debugLink: ELFDebugLink? {
    guard let contents = try? contents(ofSection: ".gnu_debuglink") else { return nil }
    let name = ELFStrings(contents).bytes(at: 0)
    let place = (name.byteCount + 4) & ~3
    guard let checksum: UInt32 = try? contents.load(at: place, byteOrder), !name.isEmpty else {
      return nil
    }
    return ELFDebugLink(fileName: ELFStrings(contents).text(at: 0), checksum: checksum)
  }

  /// The file with what this one's debug information shares with others; nil when it says nothing.
  public var alternateLink: ELFAlternateLink? {
    guard let contents = try? contents(ofSection: ".gnu_debugaltlink") else { return nil }
    let name = ELFStrings(contents).bytes(at: 0)
    let identifier = contents.clampedSlice(at: UInt64(name.byteCount) + 1)
    guard !name.isEmpty, !identifier.isEmpty, identifier.byteCount <= 80 else { return nil }
    return ELFAlternateLink(path: ELFStrings(contents).text(at: 0), buildID: identifier.bytes)
  }

  /// The small ELF file with symbols that a stripped file may hold, compressed by xz: the section
  /// `.gnu_debugdata` ("MiniDebugInfo"). Nil when there is none.
  ///
  /// Unpacked anew each time.
  /// - Throws: when it cannot be unpacked within the limits, or is no ELF file.
  public func debugData(
    limits: CompressedFile.Limits = CompressedFile.Limits(byteCount: 1 << 28)
  ) throws(ELFError) -> ELFFile? {
    guard let packed = try contents(ofSection: ".gnu_debugdata") else { return nil }
    guard let file = CompressedFile(packed, named: ".gnu_debugdata"), file.format == .xz else {
      throw ELFError("section .gnu_debugdata: not compressed by xz")
    }
    do {
      return try ELFFile(file.contents(limits: limits))
    } catch {
      throw ELFError("section .gnu_debugdata: \(error)")
    }
  }
}
