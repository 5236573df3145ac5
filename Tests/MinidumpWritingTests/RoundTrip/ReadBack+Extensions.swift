import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareExtensions() throws {
    try compareLinker()
    try compareCrashpad()
    try compareMozilla()
    try compareSentry()
  }

  private mutating func compareLinker() throws {
    let read = try dump.stream(LinuxDSODebug.self)
    guard let read, let written = snapshot.linuxDSODebug else {
      return compare("linker", read != nil, snapshot.linuxDSODebug != nil)
    }
    compare("linker's layout", read.layout, written.layout)
    compare("dynamic section", read.dynamicSection.bytes, written.dynamic.bytes)
    compare(
      "linker", [UInt64(read.version), read.breakpoint, read.linkerBase, read.dynamic],
      written.numbers)
    compare("libraries", read.map { "\($0.address) \($0.dynamic) \($0.name)" }, written.libraries)
  }

  private mutating func compareCrashpad() throws {
    let read = try dump.stream(CrashpadInfo.self)
    let written = snapshot.crashpad
    compare("Crashpad's version", read?.record.version, written?.version)
    compare("report", read?.reportID, written?.reportID)
    compare("client", read?.clientID, written?.clientID)
    compare("address mask", read?.addressMask, written?.addressMask)
    compare(
      "annotations", read?.simpleAnnotations.map { [$0.key, $0.value] },
      written?.simpleAnnotations.map { [$0.key, $0.value] })
    compare(
      "modules with annotations", read?.modules.map(\.moduleIndex),
      written?.modules.map(\.moduleIndex))
    for (read, written) in zip(read?.modules ?? [], written?.modules ?? []) {
      compare(read, written)
    }
  }

  private mutating func compare(_ read: CrashpadInfo.Module, _ written: CrashpadSnapshot.Module) {
    let name = "module \(written.moduleIndex)'s"
    compare("\(name) version", read.version, written.version)
    compare("\(name) list", read.listAnnotations, written.listAnnotations)
    compare(
      "\(name) dictionary", read.simpleAnnotations.map { [$0.key, $0.value] },
      written.simpleAnnotations.map { [$0.key, $0.value] })
    compare(
      "\(name) objects", read.annotationObjects.map { "\($0.name) \($0.type) \($0.value)" },
      written.annotationObjects.map { "\($0.name) \($0.type) \($0.value.bytes)" })
  }
}

extension LinuxDSODebugSnapshot {
  fileprivate var layout: LinuxDSODebug.Layout {
    switch linker {
    case .bits32: .bits32
    case .bits64: .bits64
    case .bits64Packed: .bits64Packed
    }
  }

  /// Version, breakpoint, linker, `.dynamic`.
  fileprivate var numbers: [UInt64] {
    switch linker {
    case .bits32(let record, _):
      [record.version, record.breakpoint, record.linkerBase, record.dynamic].map { UInt64($0) }
    case .bits64(let record, _):
      [UInt64(record.version), record.breakpoint, record.linkerBase, record.dynamic]
    case .bits64Packed(let record, _):
      [UInt64(record.version), record.breakpoint, record.linkerBase, record.dynamic]
    }
  }

  fileprivate var libraries: [String] {
    switch linker {
    case .bits32(_, let libraries):
      libraries.map { "\($0.record.address) \($0.record.dynamic) \($0.name)" }
    case .bits64(_, let libraries):
      libraries.map { "\($0.record.address) \($0.record.dynamic) \($0.name)" }
    case .bits64Packed(_, let libraries):
      libraries.map { "\($0.record.address) \($0.record.dynamic) \($0.name)" }
    }
  }
}
