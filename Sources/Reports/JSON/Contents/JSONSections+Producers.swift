import Bytes
import MinidumpFormat
import MinidumpReading
import Processing

// What only some producers of dumps write.
extension JSONSections {
  func comments(_ json: inout JSONWriter) {
    json.strings("comments", state.contents.comments)
  }

  /// What the record of the exception says in numbers.
  func exception(_ json: inout JSONWriter) {
    guard let crash = state.crash, let facts = crash.facts else { return }
    json.object("exception") { json in
      json.address("address", facts.address, digitCount: digitCount)
      json.address("code", UInt64(facts.code), digitCount: 8)
      json.address("flags", UInt64(facts.flags), digitCount: 8)
      json.array("parameters", facts.parameters) { $0.hexadecimal($1, digitCount: digitCount) }
      json.member("thread_id", crash.threadID)
    }
  }

  func assertionParts(_ json: inout JSONWriter) {
    guard let assertion = state.assertion else { return }
    json.object("assertion_parts") { json in
      json.member("expression", assertion.expression)
      json.member("file", assertion.file)
      json.member("function", assertion.function)
      json.member("kind", assertion.kind.reportName)
      json.member("line", assertion.line)
    }
  }

  func functionTables(_ json: inout JSONWriter) {
    list("function_tables", of: "tables", state.contents.functionTables, to: &json) {
      json, table in
      json.object { json in
        json.address("address", table.record.firstAddress, digitCount: digitCount)
        json.address("base_addr", table.record.baseAddress, digitCount: digitCount)
        json.address("end_addr", table.record.endAddress, digitCount: digitCount)
        json.member("function_count", table.record.entryCount)
      }
    }
  }

  /// The ELF modules beneath a program in Wine.
  func wineModules(_ json: inout JSONWriter) {
    list("wine_modules", of: "modules", state.contents.wineModules, to: &json) { json, module in
      json.object { json in
        json.address("base_addr", module.baseAddress, digitCount: digitCount)
        json.member("code_file", module.name)
        json.address(
          "end_addr", module.baseAddress &+ module.byteCount, digitCount: digitCount)
      }
    }
  }

  /// Texts of Facebook's applications, and the number of their build.
  func facebook(_ json: inout JSONWriter) {
    let build = state.contents.facebookBuild
    let hasTexts = state.contents.texts.keys.contains { $0.producer == .facebook }
    guard hasTexts || build != nil else { return }
    json.object("facebook") { json in
      text("abort_reason", .facebookAbortReason, to: &json)
      text("app_custom_data", .facebookAppCustomData, to: &json)
      text("app_state_log", .facebookAppStateLog, to: &json)
      text("app_version", .facebookAppVersionName, to: &json)
      json.optional("build", build?.number)
      text("dalvik_info", .facebookDalvikInfo, to: &json)
      text("dump_error_log", .facebookDumpErrorLog, to: &json)
      text("java_stack", .facebookJavaStack, to: &json)
      text("logcat", .facebookLogcat, to: &json)
      text("thread_name", .facebookThreadName, to: &json)
    }
  }

  private func text(_ name: String, _ type: StreamType, to json: inout JSONWriter) {
    json.optional(name, state.contents.texts[type])
  }

  /// The stacks as Sentry's client walked them in the dying process.
  func sentryStacks(_ json: inout JSONWriter) {
    guard let stacks = state.contents.sentryStacks, !stacks.isEmpty else { return }
    var frameBudget = Self.listLimit
    json.object("sentry_stack_traces") { json in
      bounded("threads", stacks, count: stacks.count, to: &json) { json, thread in
        let shown = thread.prefix(frameBudget)
        frameBudget -= shown.count
        json.object { json in
          json.array("frames", shown) { frame($1, to: &$0) }
          if thread.count > shown.count { json.member("left_out", thread.count - shown.count) }
          json.member("thread_id", thread.id)
        }
      }
    }
  }

  private func frame(_ frame: SentryStackTraces.Frame, to json: inout JSONWriter) {
    json.object { json in
      json.member("function", frame.symbol.isEmpty ? nil : frame.symbol)
      json.address("offset", frame.instructionAddress, digitCount: digitCount)
    }
  }
}

extension AssertionSummary.Kind {
  fileprivate var reportName: String {
    switch self {
    case .invalidParameter: "invalid_parameter"
    case .pureVirtualCall: "pure_virtual_call"
    case .other: "other"
    }
  }
}
