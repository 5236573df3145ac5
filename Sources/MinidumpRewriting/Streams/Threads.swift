import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  /// Behind the memory lists, which may have the stacks.
  static let threadList = StreamTransfer(type: .threadList) { snapshot throws(MinidumpError) in
    for thread in try snapshot.stream(ThreadList.self).map(Array.init) ?? [] {
      let context = snapshot.bytes(
        at: thread.record.context, of: "registers of thread \(thread.id)")
      let stack = snapshot.stack(of: thread)
      var taken = ThreadSnapshot(
        record: thread.record, context: context.isEmpty ? nil : ContextSnapshot(bytes: context),
        stack: stack?.memory)
      taken.isStackListed = stack?.isListed ?? true
      snapshot.threads.append(taken)
    }
  }

  static let threadNames = StreamTransfer(type: .threadNames) { snapshot throws(MinidumpError) in
    var unnamed = Dictionary(
      grouping: snapshot.threads.indices, by: { snapshot.threads[$0].record.id })
    for record in try snapshot.stream(ThreadNames.self)?.records.map(\.self) ?? [] {
      let subject = "name of thread \(record.threadID)"
      let name = snapshot.text(at: record.nameOffset, of: subject)
      guard let indices = unnamed.removeValue(forKey: record.threadID) else {
        snapshot.note(
          MinidumpError(subject, "there is no such thread, or it has a name", at: record.nameOffset)
        )
        continue
      }
      for index in indices {
        snapshot.threads[index].name = name
      }
    }
  }

  /// Behind ``threadList``, whose registers are often those of the exception.
  static let exception = StreamTransfer(type: .exception) { snapshot throws(MinidumpError) in
    guard let record = try snapshot.stream(ExceptionStream.self)?.record else { return }
    snapshot.noteTail(of: .exception, behind: ExceptionStreamRecord.byteCount)
    // As many exceptions as threads may look for theirs.
    let registers = Dictionary(
      snapshot.threads.lazy.map { ($0.record.id, $0.record.context) },
      uniquingKeysWith: { first, _ in first })
    snapshot.exception = snapshot.exception(record, unlike: registers)
    var further: ExceptionStreamRecord?
    for exception in snapshot.dump.exceptions {
      if let further {
        guard snapshot.spend(ExceptionStreamRecord.byteCount) else { break }
        snapshot.furtherExceptions.append(snapshot.exception(further, unlike: registers))
      }
      further = exception.record
    }
  }
}

extension DumpSnapshot {
  /// - Parameter registers: where those of threads lie, by number; the exception's own may be the same.
  fileprivate mutating func exception(
    _ record: ExceptionStreamRecord, unlike registers: [UInt32: Location]
  ) -> ExceptionSnapshot {
    if registers[record.threadID] == record.context {
      return ExceptionSnapshot(record: record)
    }
    let context = bytes(at: record.context, of: "registers of the exception")
    return ExceptionSnapshot(record: record, context: ContextSnapshot(bytes: context))
  }
}
