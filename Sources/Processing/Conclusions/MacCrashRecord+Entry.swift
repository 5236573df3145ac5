import MinidumpReading

extension MacCrashRecord {
  init(_ entry: MozMacosCrashInfo.Entry) {
    self.init()
    thread = entry.thread
    dialogMode = entry.dialogMode
    abortCause = entry.abortCause
    module = entry.modulePath
    message = entry.message
    signature = entry.signature
    backtrace = entry.backtrace
    secondMessage = entry.secondMessage
  }
}
