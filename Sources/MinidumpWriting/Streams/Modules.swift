import Bytes
import MinidumpFormat

extension StreamPart {
  static let moduleList = StreamPart(type: .moduleList) { composition throws(WritingError) in
    var records: [ModuleRecord] = []
    for module in composition.modules {
      records.append(try composition.layout.place(module))
    }
    guard composition.isWritten(.moduleList, count: records.count) else { return nil }
    return try composition.layout.place(list: records)
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
  /// Lays what a module's record points to and fills in where.
  fileprivate mutating func place(_ module: ModuleSnapshot) throws(WritingError) -> ModuleRecord {
    var record = module.record
    record.nameOffset = try place(module.name)
    record.codeView = try place { module.codeView?.append(to: &$0) }
    record.miscellaneous = try place(module.miscellaneous)
    return record
  }
}
