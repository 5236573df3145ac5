extension SalvageCase {
  static var threads: [SalvageCase] {
    [
      longThreadList, shortThreadList, stackOutside, contextOutside, oddContext, repeatedThread,
      nameOutside, repeatedName,
    ]
  }

  /// A thread list whose count is not that of its threads.
  private static func threadList(claiming count: UInt8, of threads: [SyntheticDump.Thread])
    -> SyntheticDump
  {
    var dump = SyntheticDump()
    dump.addThreads(threads)
    var bytes = Array(dump.bytes[32..<36 + 48 * threads.count])
    bytes[0] = count
    var changed = SyntheticDump()
    changed.add(stream: 3, bytes)
    changed.addSystemInfo(architecture: 9, platform: 0x8201)
    return changed
  }

  private static var longThreadList: SalvageCase {
    let dump = threadList(claiming: 3, of: [.init(id: 7), .init(id: 8)])
    return SalvageCase(
      "a list claims more entries than it has", "those that are there are read", "thread list",
      "3 entries of 48 bytes do not make the stream's 100", at: 32, dump.bytes)
  }

  private static var shortThreadList: SalvageCase {
    let dump = threadList(claiming: 1, of: [.init(id: 7), .init(id: 8)])
    return SalvageCase(
      "a list claims fewer entries than it has", "as many as it claims are read", "thread list",
      "1 entries of 48 bytes do not make the stream's 100", at: 32, dump.bytes)
  }

  private static var stackOutside: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7), .init(id: 8, stackAddress: 0x7000, stack: nowhere)])
    return SalvageCase(
      "a thread's stack lies outside the file", "its registers are told, its callers are not",
      "thread list", "1 of 2 threads: the file ends before their stacks do", at: 88 + 4 + 48,
      dump.bytes)
  }

  private static var contextOutside: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7, context: nowhere), .init(id: 8)])
    return SalvageCase(
      "a thread's registers lie outside the file", "it is listed without frames", "thread list",
      "1 of 2 threads: the file ends before their registers do", at: 88 + 4, dump.bytes)
  }

  private static var oddContext: SalvageCase {
    var dump = base
    let context = dump.place([UInt8](repeating: 0, count: 12))
    dump.addThreads([.init(id: 7, context: context)])
    return SalvageCase(
      "a thread's registers are too short", "it is listed without frames", "thread 7",
      "needs 1232 bytes, only 12 are there",
      at: context.offset, dump.bytes)
  }

  private static var repeatedThread: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7), .init(id: 7)])
    return SalvageCase(
      "two threads have the same number", "both are listed", "thread list",
      "1 of 2 threads: they have the number of one before them", at: 88 + 4 + 48, dump.bytes)
  }

  private static var nameOutside: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7), .init(id: 8)])
    let worker = dump.string("worker")
    var names = dump.assembler
    names.u32(2)
    names.u32(7)
    names.u64(0x10_0000)
    names.u32(8)
    names.u64(UInt64(worker.offset))
    let place = dump.place(names.bytes)
    dump.add(stream: 24, at: place)
    return SalvageCase(
      "a thread's name lies outside the file", "the thread has an empty name, others have theirs",
      "thread names", "1 of 2 names: they cannot be read whole", at: place.offset + 4, dump.bytes)
  }

  private static var repeatedName: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7)])
    dump.addThreadNames([(7, "first"), (7, "second")])
    return SalvageCase(
      "a thread has two names", "the last counts", "thread names",
      "1 of 2 names: they are of a thread that has one before",
      at: dump.offset(ofEntry: 0) - 12, dump.bytes)
  }
}

extension SalvageCase {
  static var exceptions: [SalvageCase] { [strangeThread, manyParameters, exceptionContext] }

  private static var strangeThread: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7)])
    let place = dump.nextOffset
    dump.addException(threadID: 99, code: 11, flags: 1)
    return SalvageCase(
      "the exception is of a thread that is not there",
      "the reason is told, and no thread is in question",
      "exception", "its thread, 99, is not in the thread list", at: place, dump.bytes)
  }

  private static var manyParameters: SalvageCase {
    var dump = base
    let place = dump.nextOffset
    dump.addException(
      threadID: 7, code: 11, flags: 1, parameters: [UInt64](repeating: 5, count: 16))
    return SalvageCase(
      "the exception claims too many parameters", "the fifteen there is room for are read",
      "exception", "claims 16 parameters, there is room for 15", at: place, dump.bytes)
  }

  private static var exceptionContext: SalvageCase {
    var dump = base
    let context = dump.place(dump.amd64Context(rip: 0x40_0100, rsp: 0x7000))
    dump.addThreads([.init(id: 7, context: context)])
    let short = dump.place([1, 2, 3, 4])
    dump.addException(threadID: 7, code: 11, flags: 1, context: short)
    return SalvageCase(
      "the exception's registers cannot be read", "those of its thread are taken", "exception",
      "its registers cannot be read, the thread's own count", at: short.offset, dump.bytes)
  }
}
