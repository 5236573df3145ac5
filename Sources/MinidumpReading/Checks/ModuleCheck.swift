import Bytes
import MinidumpFormat

enum ModuleCheck {
  static func problems(of modules: ModuleList, in dump: Minidump) -> [MinidumpError?] {
    let records = modules.records
    let subject = "module list"
    return [
      records.finding { dump.stringProblem(at: UInt64($0.nameOffset)) != nil }.error(
        subject, "module", of: records.count, "their names cannot be read whole"),
      records.finding { dump.isCutShort($0.codeView) || !dump.hasKnownCodeView($0) }.error(
        subject, "module", of: records.count, "their CodeView records cannot be read"),
      records.finding { !$0.hasUsableSize }.error(
        subject, "module", of: records.count,
        "they are empty or reach past the last address, and are left out"),
      overlapping(records).error(
        subject, "module", of: records.count,
        "they share addresses with one that begins no later, and all are kept"),
    ]
  }

  static func problems(of modules: UnloadedModuleList, in dump: Minidump) -> [MinidumpError?] {
    [
      modules.records.finding { dump.stringProblem(at: UInt64($0.nameOffset)) != nil }.error(
        "unloaded module list", "module", of: modules.count, "their names cannot be read whole")
    ]
  }

  /// A module inside another is no fault: the kernel's vdso often is in what the loader claims.
  private static func overlapping(_ records: RecordList<ModuleRecord>) -> Finding {
    records.overlaps(
      allowingInner: true,
      of: {
        ($0.baseAddress, $0.hasUsableSize ? UInt64($0.imageByteCount) : 0)
      })
  }
}

extension ModuleRecord {
  /// Whether the module covers addresses: it is not empty and ends where addresses do, or before.
  public var hasUsableSize: Bool {
    imageByteCount > 0
      && !baseAddress.addingReportingOverflow(UInt64(imageByteCount)).overflow
  }
}

extension Minidump {
  /// False for a record that is there and says nothing: too short, or of a signature nobody uses.
  fileprivate func hasKnownCodeView(_ module: ModuleRecord) -> Bool {
    guard module.codeView.byteCount > 0 else { return true }
    switch CodeView(bytes(at: module.codeView).clampedSlice(at: 0, byteCount: 32), byteOrder) {
    case nil: return false
    case .unreadable(let signature): return [.nb09, .nb11].contains(signature)
    default: return true
    }
  }
}
