import Processing

extension TextSections {
  /// What only dumps of macOS processes have.
  func macOS(_ text: inout TextWriter) {
    if let records = state.macCrashRecords {
      text.line("Mac Crash Info:")
      for (index, record) in records.enumerated() {
        text.line("  Record \(index)")
        self.record(record, to: &text)
      }
      text.endLine()
    }
    if let arguments = state.macBootArguments {
      text.add("Mac Boot Args: ")
      text.add(foreign: arguments)
      text.line("\n")
    }
  }

  private func record(_ record: MacCrashRecord, to text: inout TextWriter) {
    number("thread", record.thread, to: &text)
    number("dialog mode", record.dialogMode, to: &text)
    number("abort_cause", record.abortCause, to: &text)
    words("module", record.module, to: &text)
    words("message", record.message, to: &text)
    words("signature string", record.signature, to: &text)
    words("backtrace", record.backtrace, to: &text)
    words("message2", record.secondMessage, to: &text)
  }

  private func number(_ name: String, _ value: UInt64?, to text: inout TextWriter) {
    guard let value else { return }
    text.add("    \(name): ")
    text.add(hexadecimal: value)
    text.endLine()
  }

  private func words(_ name: String, _ value: String?, to text: inout TextWriter) {
    guard let value else { return }
    text.add("    \(name): ")
    text.add(foreign: value)
    text.endLine()
  }
}
