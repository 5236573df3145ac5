import Bytes
import MinidumpReading

/// Streams of producers other than Microsoft that have more to touch than a text.
protocol ProducerStream: MinidumpStream {}

extension StabilityReport: ProducerStream {}
extension SentryStackTraces: ProducerStream {}
extension LLDBGenerated: ProducerStream {}
extension FacebookBuildID: ProducerStream {}
extension FacebookUnwindSymbols: ProducerStream {}

extension Walk {
  mutating func touchProducer(_ stream: some ProducerStream) {
    switch stream {
    case let stream as StabilityReport: touch(stream)
    case let stream as SentryStackTraces: touch(stream)
    case let stream as LLDBGenerated: count(stream.view)
    case let stream as FacebookBuildID: count(stream.number)
    case let stream as FacebookUnwindSymbols: count(stream.view)
    default: break
    }
  }

  private mutating func touch(_ traces: SentryStackTraces) {
    for thread in traces {
      count(thread.id)
      // Threads of a broken dump may all claim the same frames.
      for frame in thread.prefix(64) {
        count(frame.symbol)
        count(frame.instructionAddress)
      }
    }
  }

  private mutating func touch(_ report: StabilityReport) {
    touch(report.message)
    count(Array(report.logMessages))
    for entry in report.globalData { touch(entry) }
    for trial in report.fieldTrials { count((trial.nameID ?? 0) &+ (trial.groupID ?? 0)) }
    count(
      report.systemMemory?.commitLimitPageCount ?? report.session.map { UInt64($0.rawValue) } ?? 0)
    for process in report.processes { touch(process) }
  }

  private mutating func touch(_ process: StabilityReport.Process) {
    count((process.id ?? 0) ^ (process.kind.map { Int64($0.rawValue) } ?? 0))
    count((process.openFileCount ?? 0) ^ (process.memory?.privatePageCount ?? 0))
    for module in process.modules { count((module.codeFile ?? "") + (module.version ?? "")) }
    for entry in process.data { touch(entry) }
    for thread in process.threads {
      count(thread.name ?? "")
      count(thread.exception?.address ?? 0)
      for activity in thread.activities {
        count(activity.address ?? 0)
        for entry in activity.userData { touch(entry) }
      }
    }
  }

  private mutating func touch(_ entry: StabilityReport.Entry) {
    count((entry.key ?? "") + "\(String(describing: entry.value))")
  }

  private mutating func touch(_ message: ProtobufMessage) {
    for field in message {
      count(field.number)
    }
  }
}
