import Bytes
import MinidumpFormat
import MinidumpReading

extension CrashpadInfo: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    CrashpadInfoRecord.self, CrashpadInfoWithMaskRecord.self, CrashpadModuleLinkRecord.self,
    CrashpadModuleInfoRecord.self, CrashpadDictionaryEntryRecord.self,
    CrashpadAnnotationRecord.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    if let newer = try? view.record(CrashpadInfoWithMaskRecord.self, at: 0, output.dump.byteOrder) {
      output.fields(of: newer)
    } else {
      output.fields(of: record)
    }
    output.dictionary("simpleAnnotationList", at: record.simpleAnnotations)
    output.counted("modules", CrashpadModuleLinkRecord.self, at: record.moduleList) {
      $0.fields(of: $1)
      $0.module(at: $1.location)
    }
  }
}

extension RawOutput {
  fileprivate mutating func module(at location: Location) {
    let view = dump.bytes(at: location)
    references.note(view, in: dump)
    guard allowance.affords(view.byteCount),
      let info: CrashpadModuleInfoRecord = try? view.record(at: 0, dump.byteOrder)
    else { return bytes("contents", view) }
    object("info") { output in
      output.fields(of: info)
      output.strings("listAnnotationList", at: info.listAnnotations)
      output.dictionary("simpleAnnotationList", at: info.simpleAnnotations)
      output.counted(
        "annotationObjectList", CrashpadAnnotationRecord.self, at: info.annotationObjects
      ) { $0.annotation($1) }
    }
  }

  /// The only type Crashpad itself defines is text.
  private mutating func annotation(_ record: CrashpadAnnotationRecord) {
    fields(of: record)
    if record.type == 1, let text = words(for: RawNumber(record.valueOffset), .utf8String) {
      value("text", text)
    }
  }

  fileprivate mutating func dictionary(_ name: String, at location: Location) {
    counted(name, CrashpadDictionaryEntryRecord.self, at: location) { $0.fields(of: $1) }
  }

  private mutating func strings(_ name: String, at location: Location) {
    let view = dump.bytes(at: location)
    references.note(view, in: dump)
    guard view.byteCount >= 4, allowance.affords(view.byteCount) else { return }
    let count = min(
      (view.byteCount - 4) / 4, Int((try? view.load(UInt32.self, at: 0, dump.byteOrder)) ?? 0))
    list(name, 0..<count, isLine: true) { output, index in
      let offset = (try? view.load(UInt32.self, at: 4 + 4 * index, output.dump.byteOrder)) ?? 0
      let text = output.words(for: RawNumber(offset), .utf8String)
      output.value("offset", offset, meaning: text)
    }
  }

  /// The records behind a 32-bit count at `location`.
  mutating func counted<R: Record>(
    _ name: String, _ type: R.Type, at location: Location,
    _ content: (inout RawOutput, R) -> Void
  ) {
    let view = dump.bytes(at: location)
    references.note(view, in: dump)
    guard let count: UInt32 = try? view.load(at: 0, dump.byteOrder),
      allowance.affords(view.byteCount)
    else { return }
    list(
      name, RecordList<R>(in: view.clampedSlice(at: 4), dump.byteOrder, count: Int(count)), content)
  }
}

extension MozMacosBootargs: DescribedStream {
  static let recordTypes: [any Record.Type] = [MacBootArgumentsRecord.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    guard let record: MacBootArgumentsRecord = try? view.record(at: 0, output.dump.byteOrder)
    else { return }
    output.fields(of: record)
  }
}

extension MozMacosCrashInfo: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    MacCrashInfoHeader.self, MacCrashInfo1Record.self, MacCrashInfo4Record.self,
    MacCrashInfo5Record.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    let order = output.dump.byteOrder
    guard let header: MacCrashInfoHeader = try? view.record(at: 0, order) else { return }
    output.fields(of: header)
    let places = header.records.array.prefix(Int(header.recordCount))
    output.list("entries", zip(places, entries)) { output, entry in
      output.entry(output.dump.bytes(at: entry.0), entry.1)
    }
  }
}

extension RawOutput {
  fileprivate mutating func entry(_ view: ByteView, _ entry: MozMacosCrashInfo.Entry) {
    references.note(view, in: dump)
    guard allowance.affords(view.byteCount) else { return }
    switch entry.version {
    case 5...: entryRecord(MacCrashInfo5Record.self, view)
    case 4: entryRecord(MacCrashInfo4Record.self, view)
    default: entryRecord(MacCrashInfo1Record.self, view)
    }
    value("modulePath", entry.modulePath)
    value("message", entry.message)
    value("signature", entry.signature)
    value("backtrace", entry.backtrace)
    value("secondMessage", entry.secondMessage)
  }

  private mutating func entryRecord<R: Record>(_ type: R.Type, _ view: ByteView) {
    guard let record = try? view.record(R.self, at: 0, dump.byteOrder) else { return }
    fields(of: record)
  }
}
