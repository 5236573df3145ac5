import Bytes
import MinidumpFormat
import MinidumpReading
import Symbols

/// The modules of a process as reports speak of them.
enum ModuleConclusions {
  /// The modules in the order of the dump, without those whose size cannot be.
  ///
  /// Names that many modules share cost only what the file could hold: past that, modules have none.
  static func modules(
    in reader: inout StreamReader, platform: OperatingSystemPlatform?
  ) -> [ModuleSummary] {
    guard let list = reader.stream(ModuleList.self) else { return [] }
    let extents = ModuleExtents(reader.stream(LinuxMaps.self))
    var budget = TextBudget(for: reader.dump)
    let usable = list.indices.filter { list.records[$0].hasUsableSize }
    let modules = usable.map { index in
      var module = summary(of: list[index], platform: platform, &budget)
      module.module.byteCount = extents.byteCount(
        from: module.module.baseAddress, recorded: module.module.byteCount)
      return module
    }
    reader.note(budget, in: "module list")
    return modules
  }

  private static func summary(
    of module: Minidump.Module, platform: OperatingSystemPlatform?, _ budget: inout TextBudget
  ) -> ModuleSummary {
    var loaded = LoadedModule(
      id: ModuleID(codeFile: ""), baseAddress: module.baseAddress, byteCount: module.byteCount)
    loaded.id.codeFile = budget.spend(module.name)
    let codeView = module.codeView
    loaded.id.debugFile = debugFile(codeView, codeFile: loaded.id.codeFile, &budget)
    loaded.id.debugIdentifier = debugIdentifier(codeView)
    loaded.id.codeIdentifier = codeIdentifier(of: module, codeView, platform: platform)
    var summary = ModuleSummary(module: loaded, version: module.versionString)
    summary.packedVersion = module.packedVersionString
    summary.record = module.record
    return summary
  }

  private static func debugFile(
    _ codeView: CodeView?, codeFile: String, _ budget: inout TextBudget
  ) -> String? {
    switch codeView {
    case .pdb70(_, _, let name), .pdb20(_, _, let name): budget.spend(name)
    case .elfBuildID: codeFile
    case .unreadable, nil: nil
    }
  }

  private static func debugIdentifier(_ codeView: CodeView?) -> DebugIdentifier? {
    switch codeView {
    case .pdb70(let guid, let age, _): DebugIdentifier(guid: GUID(guid), age: age)
    case .pdb20(let timestamp, let age, _): DebugIdentifier(timestamp: timestamp, age: age)
    case .elfBuildID(let bytes): DebugIdentifier(elfBuildID: bytes)
    case .unreadable, nil: nil
    }
  }

  /// Windows tells builds apart by time stamp and size, macOS by UUID, ELF by build id.
  private static func codeIdentifier(
    of module: Minidump.Module, _ codeView: CodeView?, platform: OperatingSystemPlatform?
  ) -> CodeIdentifier? {
    switch codeView {
    case .pdb70(let guid, _, _) where platform == .macOS || platform == .iOS:
      CodeIdentifier(GUID(guid).digits)
    case .pdb70, .pdb20:
      CodeIdentifier(
        timestamp: module.timestamp, imageByteCount: module.record.imageByteCount)
    case .elfBuildID(let bytes):
      bytes.contains { $0 != 0 } ? CodeIdentifier(elfBuildID: bytes) : nil
    case .unreadable, nil:
      platform?.isWindows == true
        ? CodeIdentifier(
          timestamp: module.timestamp, imageByteCount: module.record.imageByteCount) : nil
    }
  }

  static func unloadedModules(in reader: inout StreamReader) -> [UnloadedModuleSummary] {
    guard let list = reader.stream(UnloadedModuleList.self) else { return [] }
    var budget = TextBudget(for: reader.dump)
    let modules = list.map { module in
      var summary = UnloadedModuleSummary(
        name: budget.spend(module.name), baseAddress: module.baseAddress,
        byteCount: module.byteCount,
        codeIdentifier: CodeIdentifier(
          timestamp: module.timestamp, imageByteCount: module.record.imageByteCount))
      summary.timestamp = module.timestamp
      summary.checksum = module.checksum
      return summary
    }
    reader.note(budget, in: "unloaded module list")
    return modules
  }
}

extension GUID {
  init(_ record: GUIDRecord) {
    self.init(
      data1: record.data1, data2: record.data2, data3: record.data3,
      data4: record.data4.array.reduce(0) { $0 << 8 | UInt64($1) })
  }
}
