import Bytes
import MinidumpFormat
import MinidumpReading

extension SystemInfo: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.fields(of: record)
    if [.x86, .x86OnWin64, .amd64].contains(architecture) {
      output.value("processorVendor", x86.vendorName)
    }
    output.rest(of: view, behind: SystemInfoRecord.byteCount)
    if let wine {
      output.object("wine", isLine: true) { output in
        output.value("buildID", wine.buildID)
        output.value("systemName", wine.systemName)
        output.value("release", wine.release)
      }
    }
  }
}

extension MiscInfo: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    MiscInfo1Record.self, MiscInfo2Record.self, MiscInfo3Record.self, MiscInfo4Record.self,
    MiscInfo5Record.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.count("version", version)
    let records: [any Record] = [
      record.fourth.third.second.first, record.fourth.third.second, record.fourth.third,
      record.fourth, record,
    ]
    guard records.indices.contains(version - 1) else { return }
    let longest = records[version - 1]
    output.fields(of: longest)
    output.rest(of: view, behind: Swift.type(of: longest).byteCount)
  }
}

extension BreakpadInfo: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.fields(of: record)
    output.rest(of: view, behind: BreakpadInfoRecord.byteCount)
  }
}

extension AssertionInfo: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.fields(of: record)
    output.rest(of: view, behind: AssertionInfoRecord.byteCount)
  }
}

extension RawOutput {
  /// What a stream has behind the part that is known.
  mutating func rest(of view: ByteView, behind byteCount: Int) {
    bytes("rest", view.clampedSlice(at: UInt64(byteCount)))
  }
}
