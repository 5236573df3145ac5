import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let mozMacosCrashInfo = StreamTransfer(type: .mozMacosCrashInfo) {
    snapshot throws(MinidumpError) in
    guard let info = try snapshot.stream(MozMacosCrashInfo.self) else { return }
    var records: [MacCrashInfoSnapshot.Record] = []
    for entry in info.entries where snapshot.spend(entry.textByteCount) {
      records.append(MacCrashInfoSnapshot.Record(entry))
      if entry.version > 5 {
        snapshot.note(
          MinidumpError(
            "macOS crash info", "a record of version \(entry.version): what is newer than 5 is lost"
          ))
      }
    }
    snapshot.macCrashInfo = MacCrashInfoSnapshot(records: records)
  }

  static let mozMacosBootargs = StreamTransfer(type: .mozMacosBootargs) {
    snapshot throws(MinidumpError) in
    guard let arguments = try snapshot.dump.stream(MozMacosBootargs.self) else { return }
    snapshot.macBootArguments = snapshot.text(
      at: arguments.record.offset, of: "macOS boot arguments")
  }
}

extension MozMacosCrashInfo.Entry {
  private var texts: [String] {
    [modulePath, message, signature, backtrace, secondMessage].map { $0 ?? "" }
  }

  fileprivate var textByteCount: Int { texts.map(\.utf8.count).reduce(0, +) }
}

extension MacCrashInfoSnapshot.Record {
  fileprivate init(_ entry: MozMacosCrashInfo.Entry) {
    let texts = MacCrashInfoSnapshot.Texts(
      modulePath: entry.modulePath ?? "", message: entry.message ?? "",
      signature: entry.signature ?? "", backtrace: entry.backtrace ?? "",
      secondMessage: entry.secondMessage ?? "")
    var record = MacCrashInfo5Record()
    record.fourth.first.version = min(entry.version, 5)
    record.fourth.thread = entry.thread ?? 0
    record.fourth.dialogMode = entry.dialogMode ?? 0
    record.abortCause = entry.abortCause ?? 0
    switch entry.version {
    case 5...: self = .fifth(record, texts)
    case 4: self = .fourth(record.fourth, texts)
    default: self = .first(record.fourth.first)
    }
  }
}
