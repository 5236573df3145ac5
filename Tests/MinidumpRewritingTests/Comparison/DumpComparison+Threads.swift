import Bytes
import MinidumpFormat
import MinidumpReading

extension DumpComparison {
  mutating func compareThreads() throws {
    let threads = try before.stream(ThreadList.self).map(Array.init) ?? []
    let written = try after.stream(ThreadList.self).map(Array.init) ?? []
    let memory = ProcessMemory(of: before)
    compare("thread count", threads.count, written.count)
    for (old, new) in zip(threads, written) {
      let name = "thread \(old.id)"
      compare(name, bare(old.record), bare(new.record))
      compare("\(name)'s registers", old.contextBytes, new.contextBytes)
      compare("\(name)'s stack pointer", old.stackAddress, new.stackAddress)
      compare("\(name)'s stack", stack(of: old, memory), new.stack)
    }
  }

  /// What the thread says, or the memory lists where it says only how much there is.
  private func stack(of thread: Minidump.Thread, _ memory: ProcessMemory) -> ByteView {
    guard thread.record.stack.location.offset == 0 else { return thread.stack }
    return memory.view(from: thread.stackAddress)
      .clampedSlice(at: 0, byteCount: UInt64(thread.record.stack.location.byteCount))
  }

  private func bare(_ record: ThreadRecord) -> ThreadRecord {
    cleared(record) {
      $0.stack.location = Location()
      $0.context = Location()
    }
  }

  mutating func compareThreadsEx() throws {
    let threads = try before.stream(ThreadExList.self).map(Array.init) ?? []
    let written = try after.stream(ThreadExList.self).map(Array.init) ?? []
    compare("count of extended threads", threads.count, written.count)
    for (old, new) in zip(threads, written) {
      let name = "extended thread \(old.thread.id)"
      compare(name, bare(old.record.thread), bare(new.record.thread))
      compare("\(name)'s registers", old.thread.contextBytes, new.thread.contextBytes)
      compare("\(name)'s stack", old.thread.stack, new.thread.stack)
      compare(
        "\(name)'s backing store's address", old.backingStoreAddress, new.backingStoreAddress)
      compare("\(name)'s backing store", old.backingStore, new.backingStore)
    }
  }

  mutating func compareThreadNames() throws {
    compare(
      "thread names", try before.stream(ThreadNames.self)?.byThreadID,
      try after.stream(ThreadNames.self)?.byThreadID)
  }

  mutating func compareExceptions() throws {
    let (old, new) = (Array(before.exceptions), Array(after.exceptions))
    compare(
      "exceptions", old.map { cleared($0.record) { $0.context = Location() } },
      new.map { cleared($0.record) { $0.context = Location() } })
    for (old, new) in zip(old, new) {
      compare("registers of an exception", old.contextBytes, new.contextBytes)
    }
  }
}
