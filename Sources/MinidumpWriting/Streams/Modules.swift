import Bytes
import MinidumpFormat

extension StreamPart {
  static let moduleList = StreamPart(type: .moduleList) { composition throws(WritingError) in
    let modules = composition.modules
    guard composition.isWritten(.moduleList, count: modules.count) else { return nil }
    return try composition.layout.place(modules: modules)
  }

  static let wineModuleList = StreamPart(type: .winePrivate) { composition throws(WritingError) in
    let modules = composition.snapshot.wineModules
    guard composition.isWritten(.winePrivate, count: modules.count) else { return nil }
    return try composition.layout.place(modules: modules)
  }

  static let unloadedModuleList = StreamPart(type: .unloadedModuleList) {
    composition throws(WritingError) in
    var records: [UnloadedModuleRecord] = []
    for module in composition.snapshot.unloadedModules {
      var record = module.record
      record.nameOffset = try composition.layout.place(module.name)
      records.append(record)
    }
    guard composition.isWritten(.unloadedModuleList, count: records.count) else { return nil }
    var header = UnloadedModuleListHeader()
    header.headerByteCount = UInt32(UnloadedModuleListHeader.byteCount)
    header.entryByteCount = UInt32(UnloadedModuleRecord.byteCount)
    header.entryCount = UInt32(clamping: records.count)
    return try composition.layout.place { [header, records] builder in
      builder.append(header)
      builder.append(all: records)
    }
  }
}

extension DumpLayout {
  /// Lays a list of modules behind what they point to.
  fileprivate mutating func place(
    modules: [ModuleSnapshot]
  ) throws(WritingError) -> Location {
    var records: [ModuleRecord] = []
    for module in modules {
      records.append(try place(module))
    }
    return try place(list: records)
  }

  /// Lays what a module's record points to and fills in where.
  private mutating func place(_ module: ModuleSnapshot) throws(WritingError) -> ModuleRecord {
    var record = module.record
    record.nameOffset = try place(module.name)
    record.codeView = try place { module.codeView?.append(to: &$0) }
    record.miscellaneous = try place(module.miscellaneous)
    return record
  }
}
