public import Bytes

/// The first four bytes of a CodeView record, which say what follows.
public struct CodeViewSignature: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `RSDS`: ``CodeViewPDB70Record``.
  public static let pdb70 = Self(rawValue: 0x5344_5352)
  /// `NB10`: ``CodeViewPDB20Record``.
  public static let pdb20 = Self(rawValue: 0x3031_424e)
  /// `NB09`: debug information inside the module.
  public static let nb09 = Self(rawValue: 0x3930_424e)
  /// `NB11`: debug information inside the module.
  public static let nb11 = Self(rawValue: 0x3131_424e)
  /// `LEpB`, Breakpad's own: the bytes of an ELF build id follow.
  public static let elfBuildID = Self(rawValue: 0x4270_454c)
}

/// Where the debug information of a module is: CV_INFO_PDB70 without its name, 24 bytes. The name
/// follows, in UTF-8, and ends with a zero.
public struct CodeViewPDB70Record: Record {
  /// ``CodeViewSignature/pdb70``
  public var signature = CodeViewSignature(rawValue: 0)
  /// The PDB's own, made with it.
  public var guid = GUIDRecord()
  /// How often the PDB has been written since it was made.
  public var age: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&guid)
    visitor.visit(&age)
  }
}

/// The older CV_INFO_PDB20 without its name, 16 bytes. The name follows and ends with a zero.
public struct CodeViewPDB20Record: Record {
  /// ``CodeViewSignature/pdb20``
  public var signature = CodeViewSignature(rawValue: 0)
  /// Of the debug information; 0 because it is in another file.
  public var offset: UInt32 = 0
  /// Seconds since 1970: the PDB's signature.
  public var timestamp: UInt32 = 0
  /// How often the PDB has been written since it was made.
  public var age: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&offset)
    visitor.visit(&timestamp)
    visitor.visit(&age)
  }
}

/// MDCVInfoELF without its build id, 4 bytes; the build id fills the rest of the record.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_format.h>
public struct CodeViewBuildIDRecord: Record {
  /// ``CodeViewSignature/elfBuildID``
  public var signature = CodeViewSignature(rawValue: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
  }
}
