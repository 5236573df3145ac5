import MinidumpFormat
import MinidumpReading
import Symbols
import Unwinding

/// A thread before its stack has been walked.
struct UnwalkedThread {
  var id: UInt32
  var name: String?
  var lastError: UInt32?
  var record: ThreadRecord?
  var info: ThreadInfoRecord?
  /// Nil when the thread has none that can be read.
  var registers: Registers?
  /// Of the 32-bit program that a thread of 64-bit Windows runs.
  var wow64Registers: Registers?
  /// The thread wrote the dump, and its stack says only that.
  var isSkipped = false
}

extension UnwalkedThread {
  /// Why there are no frames yet.
  func endBeforeWalk(isWalkable: Bool) -> StackEnd {
    if isSkipped { return .skipped }
    guard isWalkable else { return .unsupportedArchitecture }
    return registers == nil ? .noContext : .interrupted(.outOfTime)
  }

  func summary(with stack: CallStack) -> ThreadSummary {
    var summary = ThreadSummary(
      id: id, name: name, lastError: lastError.map(WindowsErrors.name), stack: stack)
    summary.record = record
    summary.info = info
    return summary
  }
}

/// The threads of a dump with the registers their walks begin with.
struct ThreadConclusions {
  private(set) var threads: [UnwalkedThread] = []
  /// Index of the thread that crashed or asked for the dump.
  private(set) var requestingThread: Int?

  init(
    in reader: inout StreamReader, target: UnwindTarget?, architecture: ProcessorArchitecture?,
    exception: ExceptionStream?, memory: DumpMemory, wow64: WoW64Conclusions? = nil
  ) {
    guard let list = reader.stream(ThreadList.self) else {
      addThread(of: exception, target: target, architecture: architecture)
      return
    }
    let names = Self.names(in: &reader)
    let information = reader.stream(ThreadInfoList.self)?.byThreadID ?? [:]
    let breakpad = reader.stream(BreakpadInfo.self)
    let requestingThreadID = exception?.threadID ?? breakpad?.requestingThreadID
    threads.reserveCapacity(list.count)
    for thread in list {
      let isRequesting = requestingThread == nil && thread.id == requestingThreadID
      if isRequesting { requestingThread = threads.count }
      var unwalked = UnwalkedThread(id: thread.id, name: names[thread.id])
      unwalked.record = thread.record
      unwalked.info = information[thread.id]
      unwalked.isSkipped = thread.id == breakpad?.dumpThreadID
      unwalked.lastError = Self.lastError(of: thread, target: target, memory: memory)
      if !unwalked.isSkipped, let target {
        unwalked.registers = Self.registers(
          of: thread, exception: isRequesting ? exception : nil, architecture: architecture,
          target: target, &reader)
        unwalked.wow64Registers = wow64?.registers(
          of: thread,
          (try? isRequesting ? exception?.context(architecture) : nil)
            ?? (try? thread.context(architecture)))
      }
      threads.append(unwalked)
    }
  }

  /// Without a thread list, the thread that the exception speaks of, if it has registers.
  private mutating func addThread(
    of exception: ExceptionStream?, target: UnwindTarget?, architecture: ProcessorArchitecture?
  ) {
    guard let exception, let target, let context = try? exception.context(architecture) else {
      return
    }
    var thread = UnwalkedThread(id: exception.threadID)
    thread.registers = Registers(context, on: target.architecture)
    threads = [thread]
    requestingThread = 0
  }

  /// The stack pointer of a thread: the one that crashed, or the first that has one.
  static func stackPointer(
    in dump: Minidump, _ exception: ExceptionStream?, _ architecture: ProcessorArchitecture?
  ) -> UInt64? {
    if let context = try? exception?.context(architecture) { return context.stackPointer }
    return (try? dump.stream(ThreadList.self))?.lazy
      .compactMap { try? $0.context(architecture).stackPointer }.first
  }

  private static func names(in reader: inout StreamReader) -> [UInt32: String] {
    guard let list = reader.stream(ThreadNames.self) else { return [:] }
    var budget = TextBudget(for: reader.dump)
    let names: [UInt32: String] = list.reduce(into: [:]) {
      $0[$1.threadID] = budget.spend($1.name)
    }
    reader.note(budget, in: "thread names")
    return names
  }

  /// A crashed thread's own registers are those of the code that wrote the dump; the exception
  /// has those of the crash.
  private static func registers(
    of thread: Minidump.Thread, exception: ExceptionStream?, architecture: ProcessorArchitecture?,
    target: UnwindTarget, _ reader: inout StreamReader
  ) -> Registers? {
    if let context = try? exception?.context(architecture) {
      return Registers(context, on: target.architecture)
    }
    do {
      return Registers(try thread.context(architecture), on: target.architecture)
    } catch {
      reader.note(
        Diagnostic(
          subject: "thread \(thread.id)",
          message: "has no readable registers: \(error.subject): \(error.problem)",
          offset: error.offset))
      return nil
    }
  }

  /// `GetLastError`'s value: `LastErrorValue` of the TEB, the 14th pointer-sized field.
  private static func lastError(
    of thread: Minidump.Thread, target: UnwindTarget?, memory: DumpMemory
  ) -> UInt32? {
    guard let pointerByteCount = target?.architecture.pointerByteCount,
      thread.record.environmentBlock != 0
    else { return nil }
    let address = thread.record.environmentBlock &+ UInt64(13 * pointerByteCount)
    return memory.number(at: address, byteCount: 4).map { UInt32(truncatingIfNeeded: $0) }
  }
}

extension Registers {
  /// The general registers of a context, by their names on the CPU; some contexts of 32-bit CPUs
  /// have their sign in the upper half.
  init(_ context: CPUContext, on architecture: Architecture) {
    self.init()
    for (name, value) in context.generalRegisters {
      if let number = architecture.registers.number(of: name) {
        self[number] = architecture.pointer(value)
      }
    }
  }
}
