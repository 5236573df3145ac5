import Bytes
import MinidumpFormat
import MinidumpReading

extension DumpComparison {
  mutating func compareSystemInfo() throws {
    let old = try before.stream(SystemInfo.self)
    let new = try after.stream(SystemInfo.self)
    compare(
      "system info", old.map { cleared($0.record) { $0.servicePackOffset = 0 } },
      new.map { cleared($0.record) { $0.servicePackOffset = 0 } })
    compare("service pack", old?.servicePack, new?.servicePack)
    compare("Wine", old?.wine, new?.wine)
  }

  mutating func compareHandles() throws {
    let handles = try before.stream(HandleData.self).map(Array.init) ?? []
    let written = try after.stream(HandleData.self).map(Array.init) ?? []
    compare("handles", handles.map { bare($0.record) }, written.map { bare($0.record) })
    compare("types of handles", handles.map(\.typeName), written.map(\.typeName))
    compare("names of handles", handles.map(\.objectName), written.map(\.objectName))
    compare("facts about objects", handles.map(facts), written.map(facts))
  }

  private func facts(_ handle: Minidump.Handle) -> [String] {
    handle.objectInformation.map { "\($0.type.rawValue) \($0.view.bytes)" }
  }

  private func bare(_ record: HandleRecord) -> HandleRecord {
    cleared(record) {
      $0.typeNameOffset = 0
      $0.objectNameOffset = 0
    }
  }

  mutating func compareLinkers() throws {
    let old = try before.stream(LinuxDSODebug.self)
    let new = try after.stream(LinuxDSODebug.self)
    compare("linker's layout", old?.layout, new?.layout)
    compare("linker's version", old?.version, new?.version)
    compare("linker's breakpoint", old?.breakpoint, new?.breakpoint)
    compare("linker's base", old?.linkerBase, new?.linkerBase)
    compare("linker's dynamic", old?.dynamic, new?.dynamic)
    compare("dynamic section", old?.dynamicSection ?? .empty, new?.dynamicSection ?? .empty)
    compare("libraries", old.map(Array.init), new.map(Array.init))
  }

  mutating func compareMacCrashInfo() throws {
    compare(
      "macOS's crash information", try before.stream(MozMacosCrashInfo.self)?.entries,
      try after.stream(MozMacosCrashInfo.self)?.entries)
  }

  mutating func compareMacBootArguments() throws {
    compare(
      "macOS's arguments", try before.stream(MozMacosBootargs.self)?.arguments,
      try after.stream(MozMacosBootargs.self)?.arguments)
  }

  mutating func compareCrashpad() throws {
    let old = try before.stream(CrashpadInfo.self)
    let new = try after.stream(CrashpadInfo.self)
    compare("Crashpad's version", old?.record.version, new?.record.version)
    compare("Crashpad's report", old?.reportID, new?.reportID)
    compare("Crashpad's client", old?.clientID, new?.clientID)
    compare("address mask", old?.addressMask, new?.addressMask)
    compare("annotations", old?.simpleAnnotations, new?.simpleAnnotations)
    compare("modules' annotations", old?.modules, new?.modules)
  }
}
