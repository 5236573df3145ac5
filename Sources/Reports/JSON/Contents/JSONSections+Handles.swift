import MinidumpFormat
import MinidumpReading
import Processing

// What is known of handles beyond rust-minidump's three members.
extension JSONSections {
  /// What was done with handles, as Application Verifier noted it.
  func handleOperations(_ json: inout JSONWriter) {
    list("handle_operations", of: "operations", state.contents.handleOperations, to: &json) {
      json, operation in
      let number = operation.operation.rawValue
      json.object { json in
        json.member("handle", operation.handle)
        json.member("operation", CodeWords.handleOperations[number] ?? String(number))
        json.member("process_id", operation.processID)
        json.array("stack", operation.stack) { $0.hexadecimal($1, digitCount: digitCount) }
        json.member("thread_id", operation.threadID)
      }
    }
  }

  /// The members `attributes` to `type_name` of a handle.
  func handle(_ handle: HandleSummary, to json: inout JSONWriter) {
    let record = handle.record ?? HandleRecord()
    json.object { json in
      json.nonzeroBits("attributes", record.attributes)
      json.nonzeroBits("granted_access", record.grantedAccess)
      json.member("handle", handle.handle)
      json.nonzero("handle_count", record.handleCount)
      if !handle.facts.isEmpty {
        json.array("object_information", handle.facts) { fact($1, to: &$0) }
      }
      json.member("object_name", handle.objectName)
      json.nonzero("pointer_count", record.pointerCount)
      json.member("type_name", handle.typeName)
    }
  }

  private func fact(_ fact: HandleObjectFact, to json: inout JSONWriter) {
    json.object { json in
      switch fact {
      case .thread(let thread): self.thread(thread, to: &json)
      case .process(let process): self.process(process, to: &json)
      case .mutant(let mutant):
        json.signed("current_count", mutant.currentCount)
        json.member("is_abandoned", mutant.isAbandoned != 0)
        json.member("is_owned_by_caller", mutant.isOwnedByCaller != 0)
        json.member("kind", "mutant")
      case .mutantOwner(let owner):
        json.member("kind", "mutant_owner")
        json.member("process_id", owner.processID)
        json.member("thread_id", owner.threadID)
      }
    }
  }

  private func thread(_ thread: ThreadObject64Record, to json: inout JSONWriter) {
    json.address("affinity", thread.affinity, digitCount: 1)
    json.signed("base_priority", thread.basePriority)
    json.address("environment_block", thread.environmentBlock, digitCount: digitCount)
    json.member("exit_status", thread.exitStatus)
    json.member("kind", "thread")
    json.signed("priority", thread.priority)
    json.member("process_id", thread.processID)
    json.member("thread_id", thread.threadID)
  }

  private func process(_ process: ProcessObject64Record, to json: inout JSONWriter) {
    json.address("affinity", process.affinity, digitCount: 1)
    json.signed("base_priority", process.basePriority)
    json.address("environment_block", process.environmentBlock, digitCount: digitCount)
    json.member("exit_status", process.exitStatus)
    json.address("flags", UInt64(process.flags), digitCount: 1)
    json.member("kind", "process")
    json.member("parent_process_id", process.parentProcessID)
    json.member("process_id", process.processID)
  }
}
