import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let moduleList = StreamTransfer(type: .moduleList) { snapshot throws(MinidumpError) in
    let dump = snapshot.dump
    snapshot.modules =
      try snapshot.stream(ModuleList.self)?.map { ModuleSnapshot($0, in: dump) } ?? []
  }

  static let unloadedModuleList = StreamTransfer(type: .unloadedModuleList) {
    snapshot throws(MinidumpError) in
    snapshot.unloadedModules =
      try snapshot.stream(UnloadedModuleList.self)?.map {
        UnloadedModuleSnapshot(record: $0.record, name: $0.name)
      } ?? []
  }
}

extension ModuleSnapshot {
  fileprivate init(_ module: Minidump.Module, in dump: Minidump) {
    self.init(
      record: module.record, name: module.name, codeView: CodeViewSnapshot(module),
      miscellaneous: dump.bytes(at: module.record.miscellaneous))
  }
}

extension CodeViewSnapshot {
  /// Nil when the module has no CodeView record.
  fileprivate init?(_ module: Minidump.Module) {
    switch module.codeView {
    case .pdb70(let guid, let age, let name): self = .pdb70(guid: guid, age: age, name: name)
    case .pdb20(let timestamp, let age, let name):
      self = .pdb20(timestamp: timestamp, age: age, name: name)
    case .elfBuildID(let identifier): self = .buildID(identifier)
    case .unreadable: self = .other(module.codeViewBytes)
    case nil: return nil
    }
  }
}
