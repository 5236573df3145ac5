public import Bytes
public import DWARF
public import ELF

/// The files that the symbols of one module are taken from, opened by whoever found and checked them.
public struct NativeFiles: Sendable {
  /// The program or library, or its separate debug file when only that is at hand.
  public var image: ELFFile
  /// The separate debug file: what it lacks (`SHT_NOBITS`) is taken from the image.
  public var debug: ELFFile?
  /// What dwz moved out of several debug files: `.gnu_debugaltlink`.
  public var alternate: ELFFile?
  /// The units of split DWARF in one file (`.dwp`).
  public var package: ELFFile?
  /// Gives a file of split DWARF (`.dwo`), which is wanted when the first address of its unit is asked
  /// for; called by any thread, at most once per unit as long as the unit is remembered.
  public var splitFile: @Sendable (SplitReference) -> ByteView?

  /// The files that are at hand; whether they belong together is not checked.
  public init(
    image: ELFFile, debug: ELFFile? = nil, alternate: ELFFile? = nil, package: ELFFile? = nil,
    splitFile: @escaping @Sendable (SplitReference) -> ByteView? = { _ in nil }
  ) {
    self.image = image
    self.debug = debug
    self.alternate = alternate
    self.package = package
    self.splitFile = splitFile
  }

  /// Further files that those at hand ask for, and that are not there yet.
  public var needs: [DebugCompanion] {
    var needs: [DebugCompanion] = []
    if debug == nil, !Self.hasDebugInformation(image) {
      if let link = image.debugLink { needs.append(.debugLink(link)) }
      if let buildID = image.buildID { needs.append(.debugFile(buildID: buildID)) }
    }
    if alternate == nil, let link = (debug ?? image).alternateLink {
      needs.append(.alternate(link))
    }
    return needs
  }

  private static func hasDebugInformation(_ file: ELFFile) -> Bool {
    [".debug_info", ".zdebug_info"].contains { file.section(named: $0)?.isInFile == true }
  }
}

/// A file that has more of a module's debug information.
public enum DebugCompanion: Sendable {
  /// A separate debug file by name and checksum.
  case debugLink(ELFDebugLink)
  /// A separate debug file by what it must bear.
  case debugFile(buildID: [UInt8])
  /// What dwz moved out of several debug files.
  case alternate(ELFAlternateLink)
}
