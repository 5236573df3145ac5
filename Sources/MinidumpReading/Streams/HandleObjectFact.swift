import Bytes
public import MinidumpFormat

/// A fact about the object behind a handle, of those whose layout is known.
///
/// What comes in a 32-bit process's word size is widened.
public enum HandleObjectFact: Equatable, Sendable {
  /// What the thread is.
  case thread(ThreadObject64Record)
  /// What state the mutex is in.
  case mutant(MutantObjectRecord)
  /// Who owns the mutex.
  case mutantOwner(MutantOwner64Record)
  /// What the process is.
  case process(ProcessObject64Record)
}

extension Minidump.HandleObjectInformation {
  /// The fact; nil where its kind's layout is not known or its length is none of that kind's.
  public var fact: HandleObjectFact? {
    switch type {
    case .thread1:
      decoded().map(HandleObjectFact.thread)
        ?? decoded().map { .thread(ThreadObject64Record($0)) }
    case .mutant1: decoded().map(HandleObjectFact.mutant)
    case .mutant2:
      decoded().map(HandleObjectFact.mutantOwner)
        ?? decoded().map { .mutantOwner(MutantOwner64Record($0)) }
    case .process2:
      decoded().map(HandleObjectFact.process)
        ?? decoded().map { .process(ProcessObject64Record($0)) }
    default: nil
    }
  }

  /// The fact as a record, when it is as long as that.
  private func decoded<R: Record>() -> R? {
    view.byteCount == R.byteCount ? try? view.record(at: 0, byteOrder) : nil
  }
}

extension ThreadObject64Record {
  fileprivate init(_ narrow: ThreadObject32Record) {
    self.init()
    exitStatus = narrow.exitStatus
    environmentBlock = UInt64(narrow.environmentBlock)
    processID = UInt64(narrow.processID)
    threadID = UInt64(narrow.threadID)
    affinity = UInt64(narrow.affinity)
    priority = narrow.priority
    basePriority = narrow.basePriority
  }
}

extension MutantOwner64Record {
  fileprivate init(_ narrow: MutantOwner32Record) {
    self.init()
    processID = UInt64(narrow.processID)
    threadID = UInt64(narrow.threadID)
  }
}

extension ProcessObject64Record {
  fileprivate init(_ narrow: ProcessObject32Record) {
    self.init()
    infoByteCount = UInt64(narrow.infoByteCount)
    exitStatus = narrow.exitStatus
    environmentBlock = UInt64(narrow.environmentBlock)
    affinity = UInt64(narrow.affinity)
    basePriority = narrow.basePriority
    processID = UInt64(narrow.processID)
    parentProcessID = UInt64(narrow.parentProcessID)
    flags = narrow.flags
  }
}
