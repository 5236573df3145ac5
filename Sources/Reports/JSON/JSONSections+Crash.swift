import Processing
import Unwinding

extension JSONSections {
  /// What happened. Always there.
  func crashInfo(_ json: inout JSONWriter) {
    let crash = state.crash
    let analysis = crash?.analysis?.asRustMinidump
    json.object("crash_info") { json in
      json.address("address", crash?.address, digitCount: digitCount)
      adjustedAddress(analysis?.adjustedAddress, to: &json)
      // rust-minidump never fills it; what a dump says of it is `assertion_text`.
      json.nullMember("assertion")
      crashInconsistencies(crash.map { _ in analysis?.inconsistencies ?? [] }, to: &json)
      json.member("crashing_thread", state.requestingThread)
      deliberateTrap(crash?.analysis?.deliberateTrap, to: &json)
      exception(&json)
      if let explanation = crash?.explanation { json.member("explanation", explanation) }
      json.member("instruction", analysis?.instruction)
      instructionAnalysis(crash?.analysis, to: &json)
      if crash?.analysis?.isInstructionFromFile == true {
        json.member("instruction_from_file", true)
      }
      instructionPointerUpdate(analysis?.instructionPointerUpdate, to: &json)
      memoryAccesses(analysis?.memoryAccesses, to: &json)
      possibleBitFlips(analysis?.possibleBitFlips ?? [], to: &json)
      json.member("type", crash?.reason)
    }
  }

  /// The thread that crashed or asked for the dump once more, with its innermost registers.
  func crashingThread(_ json: inout JSONWriter) {
    guard let index = state.requestingThread, let thread = state.requestingThreadSummary,
      !thread.stack.frames.isEmpty
    else { return }
    json.key("crashing_thread")
    self.thread(thread, isCrashing: index, to: &json)
  }

  func system(_ json: inout JSONWriter) {
    let system = state.system
    json.object("system_info") { json in
      json.member("cpu_arch", system.cpu)
      json.member("cpu_count", system.cpuCount)
      processorFeatures(&json)
      json.member("cpu_info", system.cpuInfo)
      json.address("cpu_microcode_version", system.cpuMicrocodeVersion, digitCount: 1)
      json.member("os", system.operatingSystem)
      json.member("os_ver", system.operatingSystemVersion)
      product(&json)
    }
  }

  /// What macOS modules left for crash reporters.
  func macCrashInfo(_ json: inout JSONWriter) {
    guard let records = state.macCrashRecords else { return json.nullMember("mac_crash_info") }
    json.object("mac_crash_info") { json in
      json.member("num_records", records.count)
      json.array("records", records) { json, record in
        json.object { json in
          json.address("abort_cause", record.abortCause, digitCount: digitCount)
          json.member("backtrace", record.backtrace)
          json.address("dialog_mode", record.dialogMode, digitCount: digitCount)
          json.member("message", record.message)
          json.member("message2", record.secondMessage)
          json.member("module", record.module)
          json.member("signature_string", record.signature)
          json.address("thread", record.thread, digitCount: digitCount)
        }
      }
    }
  }
}
