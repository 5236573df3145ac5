import Bytes
import MinidumpFormat
import MinidumpReading

extension SentryStackTraces: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    SentryStackTracesHeader.self, SentryThreadRecord.self, SentryFrameRecord.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", SentryStackTracesHeader.self, in: view)
    output.list("threads", threads, isLine: true) { $0.fields(of: $1) }
    output.list("frames", frames) { output, frame in
      output.fields(of: frame)
      let name = symbols.clampedSlice(
        at: UInt64(frame.symbolOffset), byteCount: UInt64(frame.symbolByteCount))
      guard output.allowance.affords(name.byteCount) else { return }
      output.value("symbol", String(decoding: name.bytes, as: UTF8.self).streamSafe)
    }
  }
}

extension LinuxProcStat: DescribedStream {}
extension LinuxProcUptime: DescribedStream {}
extension LinuxProcFD: DescribedStream {}

extension LLDBGenerated: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.bytes("contents", view)
  }
}

extension FacebookLogcat: DescribedStream {}
extension FacebookAppCustomData: DescribedStream {}
extension FacebookAppVersionName: DescribedStream {}
extension FacebookJavaStack: DescribedStream {}
extension FacebookDalvikInfo: DescribedStream {}
extension FacebookDumpErrorLog: DescribedStream {}
extension FacebookAppStateLog: DescribedStream {}
extension FacebookAbortReason: DescribedStream {}
extension FacebookThreadName: DescribedStream {}

extension FacebookBuildID: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.value("number", number)
    output.rest(of: view, behind: 4)
  }
}

extension FacebookUnwindSymbols: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.bytes("contents", view)
  }
}

extension JavaScriptData: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.bytes("contents", view)
  }
}

extension IPTTrace: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.bytes("contents", view)
  }
}
