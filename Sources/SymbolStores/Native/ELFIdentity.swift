import Bytes
import ELF
import Platform
import Symbols

/// Whether an ELF file is of the build that a dump names.
enum ELFIdentity {
  /// Nil when it is; otherwise what is wrong, as a sentence.
  static func problem(of file: ELFFile, for module: ELFModule) -> String? {
    guard let buildID = file.buildID else { return problemWithoutBuildID(of: file, for: module) }
    if let wanted = module.buildID {
      let digits = BuildIDText.digits(buildID)
      return digits == wanted ? nil : otherBuild(digits, wanted)
    }
    let identifier = DebugIdentifier(elfBuildID: buildID)
    return identifier == module.debugIdentifier
      ? nil : otherBuild(identifier?.text ?? "zeros", module.debugIdentifier.text)
  }

  private static func problemWithoutBuildID(of file: ELFFile, for module: ELFModule) -> String? {
    let identifiers = TextSectionIdentifier.identifiers(of: file)
    if identifiers.contains(module.debugIdentifier) { return nil }
    if let wanted = module.checksum {
      let own = file.debugLink?.checksum ?? Checksum.crc32(of: file.bytes)
      return own == wanted
        ? nil
        : unnamed("its CRC-32 is \(hexadecimal(own)), the dump has \(hexadecimal(wanted))")
    }
    guard let own = identifiers.first else {
      return "cannot be told from other builds: it has neither a build id nor code"
    }
    return unnamed("its code is \(own.text), the dump has \(module.debugIdentifier.text)")
  }

  private static func unnamed(_ difference: String) -> String {
    "belongs to another build: \(difference); "
      + "it has no build id, which the linker makes with --build-id"
  }

  private static func hexadecimal(_ number: UInt32) -> String { "0x" + String(number, radix: 16) }

  private static func otherBuild(_ own: String, _ wanted: String) -> String {
    "belongs to another build: it is \(own), the dump has \(wanted)"
  }
}

/// What writers of dumps give a module without a build id: the first page of its section `.text`,
/// folded into 16 bytes by exclusive or.
enum TextSectionIdentifier {
  /// Breakpad folds whole sixteens, and so some bytes behind a short section; others stop at its end.
  static func identifiers(of file: ELFFile) -> [DebugIdentifier] {
    guard let section = file.section(named: ".text"), section.isInFile, section.byteCount > 0 else {
      return []
    }
    let byteCount = min(section.byteCount, pageByteCount)
    let rounded = (byteCount + 15) / 16 * 16
    return [rounded, byteCount].compactMap {
      folded(file.bytes.clampedSlice(at: section.offset, byteCount: $0))
    }
  }

  private static let pageByteCount: UInt64 = 4096

  private static func folded(_ bytes: ByteView) -> DebugIdentifier? {
    var identifier = [UInt8](repeating: 0, count: 16)
    for (offset, byte) in bytes.bytes.enumerated() { identifier[offset % 16] ^= byte }
    return DebugIdentifier(elfBuildID: identifier)
  }
}
