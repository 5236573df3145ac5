import Bytes
import MinidumpFormat
import MinidumpReading

extension DumpComparison {
  mutating func compareModules() throws {
    compare(
      "module", try before.stream(ModuleList.self).map(Array.init) ?? [],
      try after.stream(ModuleList.self).map(Array.init) ?? [])
  }

  mutating func compareWineModules() throws {
    compare(
      "ELF module", try before.stream(WineModuleList.self).map(Array.init) ?? [],
      try after.stream(WineModuleList.self).map(Array.init) ?? [])
  }

  private mutating func compare(
    _ subject: String, _ modules: [Minidump.Module], _ written: [Minidump.Module]
  ) {
    compare("\(subject) count", modules.count, written.count)
    for (old, new) in zip(modules, written) {
      let name = "\(subject) \(old.name)"
      compare(name, bare(old.record), bare(new.record))
      compare("\(name)'s name", old.name, new.name)
      compare("\(name)'s CodeView record", old.codeViewBytes, new.codeViewBytes)
      compare(
        "\(name)'s miscellaneous record", before.bytes(at: old.record.miscellaneous),
        after.bytes(at: new.record.miscellaneous))
    }
  }

  private func bare(_ record: ModuleRecord) -> ModuleRecord {
    cleared(record) {
      $0.nameOffset = 0
      $0.codeView = Location()
      $0.miscellaneous = Location()
    }
  }

  mutating func compareUnloadedModules() throws {
    let modules = try before.stream(UnloadedModuleList.self).map(Array.init) ?? []
    let written = try after.stream(UnloadedModuleList.self).map(Array.init) ?? []
    compare(
      "unloaded modules", modules.map { cleared($0.record) { $0.nameOffset = 0 } },
      written.map { cleared($0.record) { $0.nameOffset = 0 } })
    compare("names of unloaded modules", modules.map(\.name), written.map(\.name))
  }
}
