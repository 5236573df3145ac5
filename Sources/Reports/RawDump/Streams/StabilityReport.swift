import Bytes
import MinidumpFormat
import MinidumpReading

extension StabilityReport: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.flag("isComplete", isComplete)
    output.value("crashedProcessID", crashedProcessID)
    output.value("session", session?.rawValue)
    output.list("processes", processes) { $0.process($1) }
    output.texts("logMessages", logMessages)
    output.list("globalData", globalData) { $0.entry($1) }
    output.list("fieldTrials", fieldTrials, isLine: true) { output, trial in
      output.value("nameID", trial.nameID)
      output.value("groupID", trial.groupID)
    }
    guard let memory = systemMemory else { return }
    output.object("systemMemory") { output in
      output.value("commitLimitPageCount", memory.commitLimitPageCount)
      output.value("commitRemainingPageCount", memory.commitRemainingPageCount)
      output.value("handleCount", memory.handleCount)
    }
  }
}

extension RawOutput {
  fileprivate mutating func flag(_ name: String, _ flag: Bool?) {
    if let flag { value(name, UInt8(flag ? 1 : 0)) }
  }

  fileprivate mutating func process(_ process: StabilityReport.Process) {
    value("id", process.id)
    value("kind", process.kind?.rawValue)
    value("openFileCount", process.openFileCount)
    value("openHandleCount", process.openHandleCount)
    if let memory = process.memory {
      object("memory") { output in
        output.value("privatePageCount", memory.privatePageCount)
        output.value("peakWorkingSetPageCount", memory.peakWorkingSetPageCount)
        output.value("peakPagefilePageCount", memory.peakPagefilePageCount)
        output.value("failedAllocationByteCount", memory.failedAllocationByteCount)
        output.value("handleCount", memory.handleCount)
      }
    }
    list("modules", process.modules) { $0.module($1) }
    list("threads", process.threads) { $0.thread($1) }
    list("data", process.data) { $0.entry($1) }
  }

  private mutating func module(_ module: StabilityReport.Module) {
    value("baseAddress", module.baseAddress.map { UInt64(bitPattern: $0) })
    value("byteCount", module.byteCount)
    value("codeFile", module.codeFile)
    value("codeIdentifier", module.codeIdentifier)
    value("debugFile", module.debugFile)
    value("debugIdentifier", module.debugIdentifier)
    value("version", module.version)
    value("shrinkDownDelta", module.shrinkDownDelta)
    flag("isUnloaded", module.isUnloaded)
  }

  private mutating func thread(_ thread: StabilityReport.Thread) {
    value("name", thread.name)
    value("id", thread.id)
    value("activityCount", thread.activityCount)
    list("activities", thread.activities) { $0.activity($1) }
    guard let exception = thread.exception else { return }
    object("exception") { output in
      output.value("code", exception.code)
      output.value("programCounter", exception.programCounter)
      output.value("address", exception.address)
      output.value("time", exception.time)
    }
  }

  private mutating func activity(_ activity: StabilityReport.Activity) {
    value("kind", activity.kind?.rawValue)
    value("time", activity.time)
    value("address", activity.address)
    value("originAddress", activity.originAddress)
    value("taskSequenceID", activity.taskSequenceID)
    value("lockAddress", activity.lockAddress)
    value("eventAddress", activity.eventAddress)
    value("threadID", activity.threadID)
    value("processID", activity.processID)
    value("genericID", activity.genericID)
    value("genericData", activity.genericData)
    list("userData", activity.userData) { $0.entry($1) }
  }

  fileprivate mutating func entry(_ entry: StabilityReport.Entry) {
    value("key", entry.key)
    switch entry.value {
    case .bytes(let bytes): self.bytes("bytes", bytes)
    case .bytesReference(let address, let byteCount), .textReference(let address, let byteCount):
      value("address", address)
      value("byteCount", byteCount)
    case .text(let text), .character(let text): value("text", text)
    case .flag(let isSet): flag("flag", isSet)
    case .signed(let number): value("number", number)
    case .unsigned(let number): value("number", number)
    case nil: break
    }
  }
}
