import Bytes
import MinidumpFormat

enum ThreadCheck {
  static func problems(of threads: ThreadList, in dump: Minidump) -> [MinidumpError?] {
    let records = threads.records
    let subject = "thread list"
    return [
      records.finding { dump.isCutShort($0.stack.location) }.error(
        subject, "thread", of: records.count,
        "the file ends before their stacks do, and what is there is read"),
      records.finding { dump.isCutShort($0.context) }.error(
        subject, "thread", of: records.count, "the file ends before their registers do"),
      records.repeats(of: \.id).error(
        subject, "thread", of: records.count,
        "they have the number of one before them, and all are kept"),
      stranger(records, in: dump),
    ]
  }

  static func problems(of names: ThreadNames, in dump: Minidump) -> [MinidumpError?] {
    let records = names.records
    return [
      records.finding { dump.stringProblem(at: $0.nameOffset) != nil }.error(
        "thread names", "name", of: records.count, "they cannot be read whole"),
      records.repeats(of: \.threadID).error(
        "thread names", "name", of: records.count,
        "they are of a thread that has one before, and the last counts"),
    ]
  }

  /// The exception of a thread that the list does not have.
  private static func stranger(
    _ records: RecordList<ThreadRecord>, in dump: Minidump
  ) -> MinidumpError? {
    guard let entry = dump.streams.last(of: .exception),
      let exception = try? ExceptionStream(entry.view, in: dump),
      !records.contains(where: { $0.id == exception.threadID })
    else { return nil }
    return MinidumpError(
      "exception", "its thread, \(exception.threadID), is not in the thread list",
      at: entry.view.fileOffset)
  }
}
