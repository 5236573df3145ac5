import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareMozilla() throws {
    let info = try dump.stream(MozMacosCrashInfo.self)
    compare(
      "macOS's crash information", info.map { $0.entries.map(described) },
      snapshot.macCrashInfo.map { $0.records.map(described) })
    compare(
      "macOS's arguments", try dump.stream(MozMacosBootargs.self)?.arguments,
      snapshot.macBootArguments)
  }

  private func described(_ entry: MozMacosCrashInfo.Entry) -> String {
    let numbers: [UInt64?] = [entry.version, entry.thread, entry.dialogMode, entry.abortCause]
    let texts = [
      entry.modulePath, entry.message, entry.signature, entry.backtrace, entry.secondMessage,
    ]
    return described(numbers.compactMap { $0 }, texts.compactMap { $0 })
  }

  private func described(_ record: MacCrashInfoSnapshot.Record) -> String {
    switch record {
    case .first(let record): described([min(max(1, record.version), 3)], [])
    case .fourth(let record, let texts):
      described([4, record.thread, record.dialogMode], texts.all)
    case .fifth(let record, let texts):
      described(
        [
          max(5, record.fourth.first.version), record.fourth.thread, record.fourth.dialogMode,
          record.abortCause,
        ], texts.all)
    }
  }

  private func described(_ numbers: [UInt64], _ texts: [String]) -> String {
    "\(numbers) \(texts)"
  }

  /// A dump that is rewritten has the stream's bytes in their place.
  mutating func compareSentry() throws {
    guard !snapshot.rawStreams.contains(where: { $0.type == .sentryStackTraces }) else { return }
    let traces = try dump.stream(SentryStackTraces.self)?.map { thread in
      SentryStackTracesSnapshot.Thread(
        id: thread.id,
        frames: thread.map {
          SentryStackTracesSnapshot.Frame(
            instructionAddress: $0.instructionAddress, symbol: $0.symbol)
        })
    }
    compare("Sentry's stacks", traces, snapshot.sentryStackTraces?.threads)
  }

  mutating func compareFurtherExceptions() {
    let read = dump.exceptions.dropLast()
    compare(
      "further exceptions", read.map { filled($0.record) { $0.context = Location() } },
      snapshot.furtherExceptions.map { filled($0.record) { $0.context = Location() } })
    for (read, written) in zip(read, snapshot.furtherExceptions) {
      let thread = snapshot.threads.first { $0.record.id == written.record.threadID }
      compare(
        "registers of a further exception", read.contextBytes.bytes,
        (written.context ?? thread?.context)?.encoded(order) ?? [])
    }
  }
}

extension MacCrashInfoSnapshot.Texts {
  fileprivate var all: [String] { [modulePath, message, signature, backtrace, secondMessage] }
}
