import Bytes
import MinidumpReading
import Processing

// What Chromium says of its processes: few members today, many until 2023.
extension JSONSections {
  func stability(_ json: inout JSONWriter) {
    guard let report = state.contents.stability else { return }
    var lists = BoundedLists(digitCount: digitCount)
    json.object("stability_report") { json in
      json.optional("crashed_process_id", report.crashedProcessID)
      lists.array("field_trials", report.fieldTrials, to: &json) { json, trial, _ in
        json.object { json in
          json.optional("group", trial.groupID)
          json.optional("name", trial.nameID)
        }
      }
      lists.array("global_data", report.globalData, to: &json) { $2.entry($1, to: &$0) }
      json.optional("is_complete", report.isComplete)
      lists.array("log_messages", report.logMessages, to: &json) { json, text, _ in
        json.string(text)
      }
      lists.array("processes", report.processes, to: &json) { $2.process($1, to: &$0) }
      json.optional(
        "session", report.session.flatMap { CodeWords.stabilitySessions[$0.rawValue] })
      memory(report.systemMemory, to: &json)
      lists.writeLeftOut("unlisted_count", to: &json)
    }
  }

  private func memory(_ memory: StabilityReport.SystemMemory?, to json: inout JSONWriter) {
    guard let memory else { return }
    json.object("system_memory") { json in
      json.optional("commit_limit_pages", memory.commitLimitPageCount)
      json.optional("commit_remaining_pages", memory.commitRemainingPageCount)
      json.optional("handle_count", memory.handleCount)
    }
  }
}

/// Lists in lists that have so many elements together: a message of no bytes is an element of two.
private struct BoundedLists {
  let digitCount: Int
  private var remaining = 10 * JSONSections.listLimit
  private var leftOutCount = 0

  init(digitCount: Int) {
    self.digitCount = digitCount
  }

  mutating func array<Elements: Sequence>(
    _ name: String, _ elements: Elements, to json: inout JSONWriter,
    _ write: (inout JSONWriter, Elements.Element, inout Self) -> Void
  ) {
    var isOpen = false
    for element in elements {
      guard remaining > 0 else {
        leftOutCount += 1
        continue
      }
      if !isOpen {
        json.key(name)
        json.open(UInt8(ascii: "["))
        isOpen = true
      }
      remaining -= 1
      json.element()
      write(&json, element, &self)
    }
    if isOpen { json.close(UInt8(ascii: "]")) }
  }

  func writeLeftOut(_ name: String, to json: inout JSONWriter) {
    json.nonzero(name, leftOutCount)
  }

  mutating func process(_ process: StabilityReport.Process, to json: inout JSONWriter) {
    json.object { json in
      array("data", process.data, to: &json) { $2.entry($1, to: &$0) }
      json.optional("id", process.id)
      json.optional("kind", process.kind.flatMap { CodeWords.stabilityProcesses[$0.rawValue] })
      memory(process.memory, to: &json)
      array("modules", process.modules, to: &json) { $2.module($1, to: &$0) }
      json.optional("open_file_count", process.openFileCount)
      json.optional("open_handle_count", process.openHandleCount)
      array("threads", process.threads, to: &json) { $2.thread($1, to: &$0) }
    }
  }

  private func memory(_ memory: StabilityReport.Memory?, to json: inout JSONWriter) {
    guard let memory else { return }
    json.object("memory") { json in
      json.optional("failed_allocation_size", memory.failedAllocationByteCount)
      json.optional("handle_count", memory.handleCount)
      json.optional("peak_pagefile_pages", memory.peakPagefilePageCount)
      json.optional("peak_working_set_pages", memory.peakWorkingSetPageCount)
      json.optional("private_pages", memory.privatePageCount)
    }
  }

  private func module(_ module: StabilityReport.Module, to json: inout JSONWriter) {
    json.object { json in
      address("base_addr", module.baseAddress.map { UInt64(bitPattern: $0) }, to: &json)
      json.optional("code_file", module.codeFile)
      json.optional("code_id", module.codeIdentifier)
      json.optional("debug_file", module.debugFile)
      json.optional("debug_id", module.debugIdentifier)
      json.optional("is_unloaded", module.isUnloaded)
      json.optional("shrunk_by", module.shrinkDownDelta)
      json.optional("size", module.byteCount)
      json.optional("version", module.version)
    }
  }

  private mutating func thread(_ thread: StabilityReport.Thread, to json: inout JSONWriter) {
    json.object { json in
      array("activities", thread.activities, to: &json) { $2.activity($1, to: &$0) }
      json.optional("activity_count", thread.activityCount)
      exception(thread.exception, to: &json)
      json.optional("id", thread.id)
      json.optional("name", thread.name)
    }
  }

  private func exception(_ exception: StabilityReport.Exception?, to json: inout JSONWriter) {
    guard let exception else { return }
    json.object("exception") { json in
      address("address", exception.address, to: &json)
      json.optionalAddress("code", exception.code, digitCount: 8)
      address("program_counter", exception.programCounter, to: &json)
      json.optional("time", exception.time)
    }
  }

  private mutating func activity(
    _ activity: StabilityReport.Activity, to json: inout JSONWriter
  ) {
    json.object { json in
      address("address", activity.address, to: &json)
      address("event_address", activity.eventAddress, to: &json)
      json.optional("generic_data", activity.genericData)
      json.optional("generic_id", activity.genericID)
      json.optional("kind", activity.kind.flatMap { CodeWords.stabilityActivities[$0.rawValue] })
      address("lock_address", activity.lockAddress, to: &json)
      address("origin_address", activity.originAddress, to: &json)
      json.optional("process_id", activity.processID)
      json.optional("task_sequence_id", activity.taskSequenceID)
      json.optional("thread_id", activity.threadID)
      json.optional("time", activity.time)
      array("user_data", activity.userData, to: &json) { $2.entry($1, to: &$0) }
    }
  }

  fileprivate func entry(_ entry: StabilityReport.Entry, to json: inout JSONWriter) {
    json.object { json in
      if case .bytesReference(let place, _)? = entry.value { address("address", place, to: &json) }
      if case .textReference(let place, _)? = entry.value { address("address", place, to: &json) }
      if case .bytes(let bytes)? = entry.value {
        json.member("bytes", bytes.prefixDigits)
      }
      json.optional("key", entry.key)
      size(of: entry.value, to: &json)
      value(entry.value, to: &json)
    }
  }

  private func size(of value: StabilityReport.Value?, to json: inout JSONWriter) {
    switch value {
    case .bytesReference(_, let count), .textReference(_, let count): json.signed("size", count)
    case .bytes(let bytes): json.member("size", bytes.byteCount)
    default: break
    }
  }

  private func value(_ value: StabilityReport.Value?, to json: inout JSONWriter) {
    switch value {
    case .text(let text), .character(let text): json.member("value", text)
    case .flag(let isSet): json.member("value", isSet)
    case .signed(let number): json.signed("value", number)
    case .unsigned(let number): json.member("value", number)
    default: break
    }
  }

  private func address(_ name: String, _ value: UInt64?, to json: inout JSONWriter) {
    json.optionalAddress(name, value, digitCount: digitCount)
  }
}

extension ByteView {
  /// The first 64 bytes in hexadecimal.
  fileprivate var prefixDigits: String {
    Array(clampedSlice(at: 0, byteCount: 64).bytes).hexadecimalDigits
  }
}
