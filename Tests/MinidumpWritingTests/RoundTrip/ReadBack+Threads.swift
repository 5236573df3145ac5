import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareThreads() throws {
    let threads = try dump.stream(ThreadList.self).map(Array.init) ?? []
    compare("thread count", threads.count, snapshot.threads.count)
    for (read, written) in zip(threads, snapshot.threads) {
      let name = "thread \(written.record.id)"
      compare(name, bare(read.record), bare(written.record))
      compare("\(name)'s registers", read.contextBytes.bytes, encoded(written.context))
      if let stack = written.stack {
        compare("\(name)'s stack pointer", read.stackAddress, stack.address)
        compare("\(name)'s stack", read.stack.bytes, stack.bytes)
      } else {
        compare("\(name)'s stack", read.record.stack, emptyStack(of: written.record))
      }
    }
    let names = try dump.stream(ThreadNames.self).map(Array.init) ?? []
    compare(
      "names", names.map { "\($0.threadID) \($0.name)" },
      snapshot.threads.compactMap { thread in thread.name.map { "\(thread.record.id) \($0)" } })
    try compareException()
    compareFurtherExceptions()
  }

  private mutating func compareException() throws {
    let exception = try dump.stream(ExceptionStream.self)
    compare(
      "exception", exception.map { filled($0.record) { $0.context = Location() } },
      snapshot.exception.map { filled($0.record) { $0.context = Location() } })
    guard let exception, let written = snapshot.exception else { return }
    let thread = snapshot.threads.first { $0.record.id == written.record.threadID }
    compare(
      "registers at the crash", exception.contextBytes.bytes,
      encoded(written.context ?? thread?.context))
  }

  private func encoded(_ context: ContextSnapshot?) -> [UInt8] {
    context?.encoded(order) ?? []
  }

  /// The record without what the writer fills in.
  private func bare(_ record: ThreadRecord) -> ThreadRecord {
    filled(record) {
      $0.stack = MemoryRecord()
      $0.context = Location()
    }
  }

  private func emptyStack(of record: ThreadRecord) -> MemoryRecord {
    filled(MemoryRecord()) { $0.address = record.stack.address }
  }
}

extension MemorySnapshot {
  /// All bytes of a piece that is small.
  var bytes: [UInt8] { read(0, Int(byteCount)).bytes }
}
