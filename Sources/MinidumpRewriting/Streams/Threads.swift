import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let threadList = StreamTransfer(type: .threadList) { snapshot throws(MinidumpError) in
    snapshot.threads = try snapshot.stream(ThreadList.self)?.map { ThreadSnapshot($0) } ?? []
  }

  static let threadNames = StreamTransfer(type: .threadNames) { snapshot throws(MinidumpError) in
    let names = try snapshot.stream(ThreadNames.self)?.byThreadID ?? [:]
    for index in snapshot.threads.indices {
      snapshot.threads[index].name = names[snapshot.threads[index].record.id]
    }
  }

  static let exception = StreamTransfer(type: .exception) { snapshot throws(MinidumpError) in
    snapshot.exception = try snapshot.stream(ExceptionStream.self).map {
      ExceptionSnapshot(record: $0.record, context: ContextSnapshot(bytes: $0.contextBytes))
    }
  }
}

extension ThreadSnapshot {
  fileprivate init(_ thread: Minidump.Thread) {
    let (context, stack) = (thread.contextBytes, thread.stack)
    self.init(
      record: thread.record,
      context: context.isEmpty ? nil : ContextSnapshot(bytes: context),
      stack: stack.isEmpty ? nil : MemorySnapshot(address: thread.stackAddress, bytes: stack))
  }
}
