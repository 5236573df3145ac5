import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let moduleList = StreamTransfer(type: .moduleList) { snapshot throws(MinidumpError) in
    let modules = try snapshot.stream(ModuleList.self).map(Array.init) ?? []
    for (index, module) in modules.enumerated() {
      snapshot.modules.append(snapshot.taken(module, "module \(index)"))
    }
  }

  static let wineModuleList = StreamTransfer(type: .winePrivate) {
    snapshot throws(MinidumpError) in
    let modules = try snapshot.stream(WineModuleList.self).map(Array.init) ?? []
    for (index, module) in modules.enumerated() {
      snapshot.wineModules.append(snapshot.taken(module, "ELF module \(index)"))
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

extension DumpSnapshot {
  fileprivate mutating func taken(_ module: Minidump.Module, _ subject: String) -> ModuleSnapshot {
    let record = module.record
    let name = text(at: UInt64(record.nameOffset), of: "name of \(subject)")
    let codeView = bytes(at: record.codeView, of: "CodeView record of \(subject)")
    let miscellaneous = bytes(
      at: record.miscellaneous, of: "miscellaneous record of \(subject)")
    return ModuleSnapshot(
      record: record, name: name,
      codeView: CodeViewSnapshot(module.codeView, codeView, dump.byteOrder),
      miscellaneous: miscellaneous)
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
