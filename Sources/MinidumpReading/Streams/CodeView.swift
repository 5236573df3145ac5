import Bytes
public import MinidumpFormat

/// Where a module's debug information is: its CodeView record.
public enum CodeView: Sendable, Hashable {
  /// A PDB named by GUID and age, as every compiler since 2002 makes them.
  case pdb70(guid: GUIDRecord, age: UInt32, name: String)
  /// A PDB named by the time of its making, and age.
  case pdb20(timestamp: UInt32, age: UInt32, name: String)
  /// The build id of an ELF file: any number of bytes, usually 20.
  case elfBuildID([UInt8])
  /// A signature nobody reads, or a record too short for what it claims to be.
  case unreadable(CodeViewSignature)

  /// Longer build ids do not exist; bounds what a hostile record can cost.
  static let longestBuildID = 4096

  /// The record in `view`; nil when it is too short for a signature.
  init?(_ view: ByteView, _ order: ByteOrder) {
    guard let signature: UInt32 = try? view.load(at: 0, order) else { return nil }
    switch CodeViewSignature(rawValue: signature) {
    case .pdb70: self = Self.pdb70(view, order)
    case .pdb20: self = Self.pdb20(view, order)
    case .elfBuildID:
      let bytes = view.clampedSlice(at: 4, byteCount: UInt64(Self.longestBuildID))
      self = .elfBuildID(bytes.bytes)
    case let other: self = .unreadable(other)
    }
  }

  private static func pdb70(_ view: ByteView, _ order: ByteOrder) -> CodeView {
    guard let record: CodeViewPDB70Record = try? view.record(at: 0, order) else {
      return .unreadable(.pdb70)
    }
    return .pdb70(
      guid: record.guid, age: record.age, name: name(in: view, at: CodeViewPDB70Record.byteCount))
  }

  private static func pdb20(_ view: ByteView, _ order: ByteOrder) -> CodeView {
    guard let record: CodeViewPDB20Record = try? view.record(at: 0, order) else {
      return .unreadable(.pdb20)
    }
    return .pdb20(
      timestamp: record.timestamp, age: record.age,
      name: name(in: view, at: CodeViewPDB20Record.byteCount))
  }

  private static func name(in view: ByteView, at offset: Int) -> String {
    utf8Text(
      view.clampedSlice(at: UInt64(offset), byteCount: UInt64(Minidump.longestText)))
  }
}
