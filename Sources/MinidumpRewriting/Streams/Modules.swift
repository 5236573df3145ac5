import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let moduleList = StreamTransfer(type: .moduleList) { snapshot throws(MinidumpError) in
    let modules = try snapshot.stream(ModuleList.self).map(Array.init) ?? []
    for (index, module) in modules.enumerated() {
      let record = module.record
      let name = snapshot.text(at: UInt64(record.nameOffset), of: "name of module \(index)")
      let codeView = snapshot.bytes(
        at: record.codeView, of: "CodeView record of module \(index)")
      let miscellaneous = snapshot.bytes(
        at: record.miscellaneous, of: "miscellaneous record of module \(index)")
      snapshot.modules.append(
        ModuleSnapshot(
          record: record, name: name,
          codeView: CodeViewSnapshot(module.codeView, codeView, snapshot.dump.byteOrder),
          miscellaneous: miscellaneous))
    }
  }

  static let unloadedModuleList = StreamTransfer(type: .unloadedModuleList) {
    snapshot throws(MinidumpError) in
    for record in try snapshot.stream(UnloadedModuleList.self)?.records.map(\.self) ?? [] {
      let name = snapshot.text(at: UInt64(record.nameOffset), of: "name of an unloaded module")
      snapshot.unloadedModules.append(UnloadedModuleSnapshot(record: record, name: name))
    }
  }
}

extension CodeViewSnapshot {
  /// A record by what it says, or by its bytes where that does not give them back; nil for no bytes.
  fileprivate init?(_ codeView: CodeView?, _ bytes: ByteView, _ order: ByteOrder) {
    guard !bytes.isEmpty else { return nil }
    let value: CodeViewSnapshot? =
      switch codeView {
      case .pdb70(let guid, let age, let name): .pdb70(guid: guid, age: age, name: name)
      case .pdb20(let timestamp, let age, let name):
        .pdb20(timestamp: timestamp, age: age, name: name)
      case .elfBuildID(let identifier): .buildID(identifier)
      case .unreadable, nil: nil
      }
    let isExact = value?.encoded(order) == bytes.bytes
    self = isExact ? value ?? .other(bytes) : .other(bytes)
  }
}
