import MinidumpFormat
import MinidumpWriting

extension SeededGenerator {
  mutating func macCrashInfo() -> MacCrashInfoSnapshot {
    MacCrashInfoSnapshot(
      records: list(5) { random in
        switch random.number(UInt8(2)) {
        case 0: .first(random.record())
        case 1: .fourth(random.record(), random.macCrashTexts())
        default: .fifth(random.record(), random.macCrashTexts())
        }
      })
  }

  private mutating func macCrashTexts() -> MacCrashInfoSnapshot.Texts {
    MacCrashInfoSnapshot.Texts(
      modulePath: text(), message: text(), signature: text(), backtrace: text(),
      secondMessage: text())
  }

  mutating func sentryStackTraces() -> SentryStackTracesSnapshot {
    SentryStackTracesSnapshot(
      threads: list(4) { random in
        SentryStackTracesSnapshot.Thread(
          id: random.number(),
          frames: random.list(5) {
            SentryStackTracesSnapshot.Frame(instructionAddress: $0.number(), symbol: $0.text())
          })
      })
  }
}
