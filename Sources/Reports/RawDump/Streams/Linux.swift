import Bytes
import MinidumpFormat
import MinidumpReading

extension DescribedStream where Self: TextStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.texts("lines", lines)
  }
}

extension LinuxCPUInfo: DescribedStream {}
extension LinuxProcStatus: DescribedStream {}
extension LinuxLSBRelease: DescribedStream {}
extension MozLinuxLimits: DescribedStream {}
extension MozSoftErrors: DescribedStream {}
extension LinuxMaps: DescribedStream {}

extension LinuxCommandLine: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.texts("arguments", arguments)
  }
}

extension LinuxEnvironment: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.texts("variables", variables)
  }
}

extension LinuxAuxiliaryVector: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.list("entries", self, isLine: true) { output, entry in
      output.value("type", entry.type, meaning: Self.names[entry.type])
      output.value("value", entry.value)
    }
  }

  /// `elf.h` of Linux.
  private static let names: [UInt64: String] = [
    0: "AT_NULL", 1: "AT_IGNORE", 2: "AT_EXECFD", 3: "AT_PHDR", 4: "AT_PHENT", 5: "AT_PHNUM",
    6: "AT_PAGESZ", 7: "AT_BASE", 8: "AT_FLAGS", 9: "AT_ENTRY", 10: "AT_NOTELF", 11: "AT_UID",
    12: "AT_EUID", 13: "AT_GID", 14: "AT_EGID", 15: "AT_PLATFORM", 16: "AT_HWCAP",
    17: "AT_CLKTCK", 23: "AT_SECURE", 24: "AT_BASE_PLATFORM", 25: "AT_RANDOM", 26: "AT_HWCAP2",
    27: "AT_RSEQ_FEATURE_SIZE", 28: "AT_RSEQ_ALIGN", 31: "AT_EXECFN", 32: "AT_SYSINFO",
    33: "AT_SYSINFO_EHDR", 51: "AT_MINSIGSTKSZ",
  ]
}

extension LinuxDSODebug: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    LinuxDSODebug64Record.self, LinuxLinkMap64Record.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    switch layout {
    case .bits32:
      describe(LinuxDSODebug32Record.self, LinuxLinkMap32Record.self, view, \.mapOffset, &output)
    case .bits64:
      describe(LinuxDSODebug64Record.self, LinuxLinkMap64Record.self, view, \.mapOffset, &output)
    case .bits64Packed:
      describe(
        LinuxDSODebug64PackedRecord.self, LinuxLinkMap64PackedRecord.self, view, \.mapOffset,
        &output)
    }
    output.bytes("dynamicSection", dynamicSection)
  }

  private func describe<Head: Record, Map: Record>(
    _ head: Head.Type, _ map: Map.Type, _ view: ByteView, _ mapOffset: KeyPath<Head, UInt32>,
    _ output: inout RawOutput
  ) {
    let dump = output.dump
    guard let head = try? view.record(Head.self, at: 0, dump.byteOrder) else { return }
    output.fields(of: head)
    let maps = dump.view.clampedSlice(
      at: UInt64(head[keyPath: mapOffset]), byteCount: UInt64(count) * UInt64(Map.byteCount))
    output.references.note(maps, in: dump)
    guard output.allowance.affords(maps.byteCount) else { return }
    output.list("libraries", RecordList<Map>(in: maps, dump.byteOrder, count: count)) {
      $0.fields(of: $1)
    }
  }
}
