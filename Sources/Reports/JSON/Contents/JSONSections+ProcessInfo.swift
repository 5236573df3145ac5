import MinidumpFormat
import MinidumpReading
import Processing

// What Windows' writers know of the process, its threads and its modules.
extension JSONSections {
  func processInfo(_ json: inout JSONWriter) {
    guard let info = state.contents.miscInfo else { return }
    json.object("process_info") { json in
      json.optional("build", info.buildString)
      json.optionalAddress("cookie", info.processCookie.map(UInt64.init), digitCount: 8)
      power(info.processorPower, to: &json)
      json.optional("create_time", info.processCreateTime)
      json.optional("debugger_build", info.debuggerBuildString)
      if let flags = info.executeFlags {
        json.strings("execute_flags", BitNames.execution.names(of: UInt64(flags)))
      }
      extendedState(info.extendedState, to: &json)
      json.optional("integrity", info.integrityLevel.flatMap { CodeWords.integrityLevels[$0] })
      json.optionalAddress("integrity_level", info.integrityLevel.map(UInt64.init), digitCount: 1)
      json.optional("is_protected", info.isProtected)
      json.optional("kernel_time", info.processKernelTime)
      timeZone(info, to: &json)
      json.optional("user_time", info.processUserTime)
    }
  }

  private func power(_ power: MiscInfo2Record?, to json: inout JSONWriter) {
    guard let power, power.maximumMegahertz | power.currentMegahertz | power.megahertzLimit != 0
    else { return }
    json.object("cpu_power") { json in
      json.member("current_idle_state", power.currentIdleState)
      json.member("current_mhz", power.currentMegahertz)
      json.member("maximum_idle_state", power.maximumIdleState)
      json.member("maximum_mhz", power.maximumMegahertz)
      json.member("mhz_limit", power.megahertzLimit)
    }
  }

  private func extendedState(_ state: ExtendedStateRecord?, to json: inout JSONWriter) {
    guard let state, state.enabledFeatures != 0 else { return }
    json.object("extended_state") { json in
      json.member("context_size", state.contextByteCount)
      json.address("features", state.enabledFeatures, digitCount: 1)
    }
  }

  private func timeZone(_ info: MiscInfo, to json: inout JSONWriter) {
    guard let zone = info.timeZone else { return }
    let isDaylight = info.timeZoneID == 2
    let bias = Int64(zone.bias) + Int64(isDaylight ? zone.daylightBias : zone.standardBias)
    json.object("time_zone") { json in
      json.optional("daylight_name", info.daylightTimeName)
      json.optional("in_force", info.timeZoneID.flatMap { CodeWords.timeZoneStates[$0] })
      json.optional("standard_name", info.standardTimeName)
      json.signed("utc_offset_minutes", -bias)
    }
  }

  /// On whose behalf the process and its threads acted.
  func tokens(_ json: inout JSONWriter) {
    list("process_tokens", of: "tokens", state.contents.tokens, to: &json) { json, token in
      json.object { json in
        json.address("handle", token.record.handle, digitCount: 1)
        json.member("id", token.id)
        json.member("size", token.record.tokenByteCount)
      }
    }
  }

  /// What the writer of the dump was asked to put in.
  func dumpFlags(_ json: inout JSONWriter) {
    guard let flags = state.contents.header?.flags, flags != 0 else { return }
    json.strings("dump_flags", BitNames.dump.names(of: flags))
  }

  /// What the lists of threads know of one beyond its stack.
  func info(of thread: ThreadSummary, to json: inout JSONWriter) {
    guard thread.record != nil || thread.info != nil else { return }
    json.object("info") { info(thread.record ?? ThreadRecord(), thread.info, to: &$0) }
  }

  /// What is known of threads that the thread list does not have.
  func unlistedThreads(_ json: inout JSONWriter) {
    let listed = Set(state.threads.map(\.id))
    let others = state.contents.threadInfo?.filter { !listed.contains($0.threadID) }
    list("unlisted_threads", of: "threads", others, to: &json) { json, thread in
      json.object { json in
        json.object("info") { info(ThreadRecord(), thread, to: &$0) }
        json.member("thread_id", thread.threadID)
      }
    }
  }

  private func info(
    _ record: ThreadRecord, _ information: ThreadInfoRecord?, to json: inout JSONWriter
  ) {
    let info = information ?? ThreadInfoRecord()
    json.nonzeroBits("affinity", info.affinity)
    json.pointInTime("create_time", units: info.createTime)
    json.nonzeroBits("dump_error", info.error)
    json.nonzeroBits("environment_block", record.environmentBlock)
    if information != nil { json.member("exit_status", info.exitStatus) }
    json.pointInTime("exit_time", units: info.exitTime)
    json.strings("flags", info.flags.words?.split(separator: " | ").map(String.init) ?? [])
    json.duration("kernel_time", units: info.kernelTime)
    json.nonzero("priority", Int32(truncatingIfNeeded: record.priority))
    json.nonzeroBits("priority_class", record.priorityClass)
    place(of: record.stack, info, to: &json)
    json.nonzero("suspend_count", record.suspendCount)
    json.duration("user_time", units: info.userTime)
  }

  /// From `stack_address` to `start_address`.
  private func place(
    of stack: MemoryRecord, _ info: ThreadInfoRecord, to json: inout JSONWriter
  ) {
    if stack.location.byteCount > 0 {
      json.address("stack_address", stack.address, digitCount: digitCount)
      json.member("stack_size", stack.location.byteCount)
    }
    if info.startAddress != 0 {
      json.address("start_address", info.startAddress, digitCount: digitCount)
    }
  }

  /// Threads of Itanium have a second stack.
  func threadsEx(_ json: inout JSONWriter) {
    list("threads_ex", of: "threads", state.contents.threadsEx, to: &json) { json, thread in
      json.object { json in
        json.address("backing_store_address", thread.backingStoreAddress, digitCount: digitCount)
        json.member("backing_store_size", thread.record.backingStore.location.byteCount)
        json.member("thread_id", thread.thread.id)
      }
    }
  }

  /// What a module's file says of its version beyond the version itself.
  func versionInfo(of module: ModuleSummary, to json: inout JSONWriter) {
    // Writers on Linux keep all four parts of one version where others keep two versions.
    guard let version = module.record?.version, let packed = module.packedVersion,
      module.version == packed
    else { return }
    let product = [version.productVersionHigh, version.productVersionLow]
      .map { "\($0 >> 16).\($0 & 0xffff)" }.joined(separator: ".")
    let flags = version.fileFlags & version.fileFlagsMask
    let date = UInt64(version.fileDateHigh) << 32 | UInt64(version.fileDateLow)
    let saysMore = product != packed && product != "0.0.0.0" || flags != 0 || date != 0
    guard saysMore else { return }
    json.object("version_info") { json in
      json.nonzeroBits("file_date", date)
      json.strings("file_flags", BitNames.file.names(of: UInt64(flags)))
      json.nonzeroBits("file_os", version.fileOS)
      json.nonzeroBits("file_subtype", version.fileSubtype)
      json.optional("file_type", CodeWords.fileTypes[version.fileType])
      json.member("product_version", product)
    }
  }

  /// From `product_type` to `wine` of the system's information.
  func product(_ json: inout JSONWriter) {
    guard let system = state.contents.system, system.platform.isWindows else { return }
    json.optional("product_type", CodeWords.products[system.record.productType])
    json.strings("suites", BitNames.suites.names(of: UInt64(system.record.suiteMask)))
    guard let wine = system.wine else { return }
    json.object("wine") { json in
      json.member("build", wine.buildID)
      json.member("host", wine.systemName)
      json.member("host_release", wine.release)
    }
  }

  /// The bits by which the CPU says what it can do.
  func processorFeatures(_ json: inout JSONWriter) {
    guard let system = state.contents.system else { return }
    let words: [UInt64] =
      switch system.architecture {
      case .x86, .amd64, .x86OnWin64: [UInt64(system.x86.features), UInt64(system.x86.amdFeatures)]
      case .arm: [UInt64(system.arm.capabilities)]
      default: system.features
      }
    guard words.contains(where: { $0 != 0 }) else { return }
    json.array("cpu_features", words) { $0.hexadecimal($1) }
  }
}
