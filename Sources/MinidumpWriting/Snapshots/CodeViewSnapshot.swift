public import Bytes
public import MinidumpFormat

/// Where the debug information of a module is.
public enum CodeViewSnapshot: Sendable {
  /// CV_INFO_PDB70: Windows, and everyone who borrows its form.
  case pdb70(guid: GUIDRecord, age: UInt32, name: String)
  /// CV_INFO_PDB20: Windows before 2002. The time is the PDB's signature.
  case pdb20(timestamp: UInt32, age: UInt32, name: String)
  /// The build id of an ELF file: 20 bytes as a rule, any number in principle.
  case buildID([UInt8])
  /// Any other record, in the dump's byte order.
  case other(ByteView)
}

extension CodeViewSnapshot {
  /// The record as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    append(to: &builder)
    return builder.bytes
  }

  func append(to builder: inout ByteBuilder) {
    switch self {
    case .pdb70(let guid, let age, let name):
      var record = CodeViewPDB70Record()
      record.signature = .pdb70
      record.guid = guid
      record.age = age
      builder.append(record)
      builder.append(terminated: name)
    case .pdb20(let timestamp, let age, let name):
      var record = CodeViewPDB20Record()
      record.signature = .pdb20
      record.timestamp = timestamp
      record.age = age
      builder.append(record)
      builder.append(terminated: name)
    case .buildID(let identifier):
      var record = CodeViewBuildIDRecord()
      record.signature = .elfBuildID
      builder.append(record)
      builder.append(contentsOf: identifier)
    case .other(let bytes):
      builder.append(contentsOf: bytes.bytes)
    }
  }
}
