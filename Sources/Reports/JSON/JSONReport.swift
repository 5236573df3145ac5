public import Processing

/// The report as a program reads it: rust-minidump's JSON schema, key by key, and a few keys more.
///
/// One object; members in alphabetical order, so that a reader of either tool's output can compare
/// them as text; no line break at the end. `Docs/ReportSchema.md` describes every key.
public struct JSONReport: ReportFormat {
  /// Which edition of our additions a report has: ``schemaVersion`` in the report.
  static let schemaVersion = 2

  /// Whether to break and indent lines, by two spaces.
  public var isPretty: Bool

  public init(isPretty: Bool = false) {
    self.isPretty = isPretty
  }

  public func report(_ state: ProcessState) -> [UInt8] {
    var json = JSONWriter(isPretty: isPretty)
    JSONSections(state).write(to: &json)
    return json.bytes
  }
}

/// The parts of a JSON report, each of which writes one member or one object of it.
struct JSONSections {
  let state: ProcessState
  let facts: FrameFacts
  /// How many digits addresses are filled to: by the CPU that crashed, whatever the value.
  let digitCount: Int

  init(_ state: ProcessState) {
    self.state = state
    facts = FrameFacts(state)
    digitCount = state.system.pointerByteCount == 4 ? 8 : 16
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      assertionParts(&json)
      json.optional("assertion_text", state.assertion?.text)
      json.optional("command_line", state.commandLine)
      comments(&json)
      crashInfo(&json)
      crashingThread(&json)
      crashpadInfo(&json)
      diagnostics(&json)
      dumpFlags(&json)
      json.member("dump_time", state.dumpTime)
      exploitability(&json)
      facebook(&json)
      functionTables(&json)
      process(&json)
      system(&json)
      systemMemory(&json)
      threads(&json)
      streams("unimplemented_streams", unshownStreams, to: &json)
      streams("unknown_streams", state.unknownStreams, to: &json)
      unlistedThreads(&json)
      json.array("unloaded_modules", state.unloadedModules) { unloadedModule($1, to: &$0) }
      wineModules(&json)
    }
  }

  /// From `handle_operations` to `status`.
  private func process(_ json: inout JSONWriter) {
    handleOperations(&json)
    handles(&json)
    input(&json)
    json.member("linux_memory_map_count", state.linuxMemoryMapCount)
    linuxProcess(&json)
    if state.contents.isByLLDB { json.member("lldb_generated", true) }
    release(&json)
    json.member("mac_boot_args", state.macBootArguments)
    macCrashInfo(&json)
    // Constant in rust-minidump, even of a dump without modules.
    json.member("main_module", 0)
    memory(&json)
    memoryInfo(&json)
    json.array("modules", state.modules) { module($1, to: &$0) }
    json.member("modules_contains_cert_info", !state.certificates.isEmpty)
    json.member("pid", state.processID)
    limits(&json)
    processInfo(&json)
    processMemory(&json)
    tokens(&json)
    json.member("process_uptime", state.processUptime)
    json.member("schema_version", JSONReport.schemaVersion)
    sentryStacks(&json)
    signature(&json)
    json.key("soft_errors")
    json.value(state.softErrors.flatMap { JSONParser.parse($0.utf8) } ?? .null)
    stability(&json)
    json.member("status", "OK")
  }

  private func threads(_ json: inout JSONWriter) {
    json.member("thread_count", state.threads.count)
    json.array("threads", state.threads) { thread($1, to: &$0) }
    threadsEx(&json)
  }
}
