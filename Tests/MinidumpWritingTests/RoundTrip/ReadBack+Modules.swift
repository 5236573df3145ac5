import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareModules() throws {
    let modules = try dump.stream(ModuleList.self).map(Array.init) ?? []
    compare("module count", modules.count, snapshot.modules.count)
    for (read, written) in zip(modules, snapshot.modules) {
      let name = "module \(written.name)"
      compare(name, bare(read.record), bare(written.record))
      compare("\(name)'s name", read.name, written.name)
      compare("\(name)'s CodeView record", read.codeView, expected(written.codeView))
      compare(
        "\(name)'s miscellaneous record", dump.bytes(at: read.record.miscellaneous).bytes,
        written.miscellaneous.bytes)
    }
    let unloaded = try dump.stream(UnloadedModuleList.self).map(Array.init) ?? []
    compare(
      "unloaded modules", unloaded.map { cleared($0.record, \.nameOffset) },
      snapshot.unloadedModules.map { cleared($0.record, \.nameOffset) })
    compare("their names", unloaded.map(\.name), snapshot.unloadedModules.map(\.name))
  }

  /// The record without what the writer fills in.
  private func bare(_ record: ModuleRecord) -> ModuleRecord {
    filled(record) {
      $0.nameOffset = 0
      $0.codeView = Location()
      $0.miscellaneous = Location()
    }
  }

  private func expected(_ codeView: CodeViewSnapshot?) -> CodeView? {
    switch codeView {
    case nil: nil
    case .pdb70(let guid, let age, let name): .pdb70(guid: guid, age: age, name: name)
    case .pdb20(let timestamp, let age, let name):
      .pdb20(timestamp: timestamp, age: age, name: name)
    case .buildID(let identifier): .elfBuildID(identifier)
    case .other(let bytes):
      (try? bytes.load(UInt32.self, at: 0, order)).map {
        .unreadable(CodeViewSignature(rawValue: $0))
      }
    }
  }
}
