import Bytes
import MinidumpFormat
import MinidumpReading
import Processing

// What memory the process had, and what of it the dump holds.
extension JSONSections {
  /// The memory whose bytes are in the dump.
  func memory(_ json: inout JSONWriter) {
    var held = HeldMemory()
    if let list = state.contents.memory {
      for index in list.indices { held.add(list[index]) }
    }
    if let list = state.contents.memory64 {
      for index in list.indices { held.add(list[index]) }
    }
    guard held.rangeCount > 0 else { return }
    json.object("memory") { json in
      json.member("byte_count", held.byteCount)
      bounded(
        "ranges", held.ranges, count: held.rangeCount, limit: HeldMemory.rangeLimit, to: &json
      ) { range($1.address, UInt64($1.view.byteCount), to: &$0) }
    }
  }

  private func range(_ address: UInt64, _ byteCount: UInt64, to json: inout JSONWriter) {
    json.object { json in
      json.address("address", address, digitCount: digitCount)
      json.member("size", byteCount)
    }
  }

  /// What may be done with which memory, as Windows tells it; free addresses are left away.
  func memoryInfo(_ json: inout JSONWriter) {
    guard let list = state.contents.memoryInfo, !list.isEmpty else { return }
    let used = list.lazy.filter { $0.state != .free }
    json.object("memory_info") { json in
      bounded("regions", used.prefix(Self.listLimit), count: used.count, to: &json) {
        region($1, to: &$0)
      }
    }
  }

  private func region(_ region: MemoryInfoRecord, to json: inout JSONWriter) {
    json.object { json in
      json.address("address", region.baseAddress, digitCount: digitCount)
      if region.allocationBase != region.baseAddress {
        json.address("allocation_address", region.allocationBase, digitCount: digitCount)
      }
      if region.allocationProtection != region.protection {
        json.optional("allocation_protection", region.allocationProtection.shown)
      }
      json.optional("protection", region.protection.shown)
      json.member("size", region.regionByteCount)
      json.optional("state", region.state.shown)
      json.optional("type", region.type.shown)
    }
  }

  /// The same on Linux: the lines of `/proc/PID/maps`.
  func memoryMap(_ json: inout JSONWriter) {
    list("memory_map", of: "regions", state.contents.linuxMaps, to: &json) { json, mapping in
      json.object { json in
        json.address("address", mapping.startAddress, digitCount: digitCount)
        if mapping.inode != 0 {
          json.member("device", mapping.device)
          json.member("inode", mapping.inode)
          json.address("offset", mapping.offset, digitCount: 1)
        }
        if !mapping.path.isEmpty { json.member("path", mapping.path) }
        json.member("permissions", mapping.permissions)
        json.member("size", mapping.endAddress - mapping.startAddress)
      }
    }
  }

  /// How much memory the process uses, in bytes.
  func processMemory(_ json: inout JSONWriter) {
    guard let counters = state.contents.vmCounters else { return }
    json.object("process_memory") { json in
      if let job = counters.job { self.job(job, to: &json) }
      json.optional("peak_virtual_size", counters.peakVirtualSize)
      json.optional("private_usage", counters.privateUsage)
      json.optional("private_working_set", counters.privateWorkingSet)
      json.optional("shared_commit", counters.sharedCommit)
      self.counters("usage", counters.usage, to: &json)
      json.optional("virtual_size", counters.virtualSize)
    }
  }

  private func job(_ record: ProcessVMCounters2Record, to json: inout JSONWriter) {
    json.object("job") { json in
      json.member("peak_private_commit", record.jobPeakPrivateCommit)
      json.member("private_commit", record.jobPrivateCommit)
      json.member("private_commit_limit", record.jobPrivateCommitLimit)
      json.member("shared_commit", record.jobSharedCommit)
      json.member("total_commit_limit", record.jobTotalCommitLimit)
    }
  }

  /// The memory of the machine.
  func systemMemory(_ json: inout JSONWriter) {
    guard let memory = state.contents.systemMemory else { return }
    json.object("system_memory") { json in
      basic(memory.basic, to: &json)
      if let performance = memory.basicPerformance {
        counters("basic_performance", performance, to: &json)
      }
      counters("cache", memory.performance.cache, to: &json)
      json.member("context_switches", memory.performance.contextSwitches)
      json.optional("contiguous_pages", memory.contiguousPages)
      json.optional("dirty_page_threshold", memory.dirtyPageThreshold)
      fileCache(memory, to: &json)
      json.member("first_level_tb_fills", memory.performance.firstLevelTBFills)
      json.duration("idle_process_time", units: memory.performance.idleProcessTime)
      counters("input_output", memory.performance.inputOutput, to: &json)
      pages(memory, to: &json)
    }
  }

  /// From `mdl_pages` to `total_dirty_pages`.
  private func pages(_ memory: SystemMemoryInfo, to json: inout JSONWriter) {
    json.optional("mdl_pages", memory.mdlPages)
    counters("pages", memory.performance.pages, to: &json)
    json.optional("pfn_database_pages", memory.pfnDatabasePages)
    json.optional("resident_available_pages", memory.residentAvailablePages)
    json.member("second_level_tb_fills", memory.performance.secondLevelTBFills)
    json.optional("shared_committed_pages", memory.sharedCommittedPages)
    json.member("system_calls", memory.performance.systemCalls)
    json.optional("system_page_table_pages", memory.systemPageTablePages)
    json.optional("total_dirty_pages", memory.totalDirtyPages)
  }

  private func basic(_ basic: SystemBasicInfoRecord, to json: inout JSONWriter) {
    json.object("basic") { json in
      json.address("active_processors", basic.activeProcessors, digitCount: 1)
      json.member("allocation_granularity", basic.allocationGranularity)
      json.member("highest_physical_page", basic.highestPhysicalPage)
      json.address("highest_user_address", basic.highestUserAddress, digitCount: digitCount)
      json.member("lowest_physical_page", basic.lowestPhysicalPage)
      json.address("lowest_user_address", basic.lowestUserAddress, digitCount: digitCount)
      json.member("page_size", basic.pageSize)
      json.member("physical_page_count", basic.physicalPageCount)
      json.member("processor_count", basic.processorCount)
      json.duration("timer_resolution", units: UInt64(basic.timerResolution))
    }
  }

  private func fileCache(_ memory: SystemMemoryInfo, to json: inout JSONWriter) {
    let cache = memory.fileCache
    let hasTransitions = memory.flags.contains(.fileCacheTransitions)
    json.object("file_cache") { json in
      json.member("current_pages_with_transition", cache.currentPagesWithTransition)
      json.member("current_size", cache.currentSize)
      if hasTransitions { json.address("flags", UInt64(cache.flags), digitCount: 1) }
      json.member("maximum_working_set", cache.maximumWorkingSet)
      json.member("minimum_working_set", cache.minimumWorkingSet)
      json.member("page_fault_count", cache.pageFaultCount)
      json.member("peak_pages_with_transition", cache.peakPagesWithTransition)
      json.member("peak_size", cache.peakSize)
      if hasTransitions {
        json.member("transition_repurpose_count", cache.transitionRepurposeCount)
      }
    }
  }
}

/// What memory a dump holds, and the first pieces of it.
private struct HeldMemory {
  var byteCount: UInt64 = 0
  var rangeCount = 0
  var ranges: [Minidump.MemoryRegion] = []

  /// Windows' writers note thousands of pieces of 256 bytes, which say little one by one.
  static let rangeLimit = 100

  mutating func add(_ region: Minidump.MemoryRegion) {
    byteCount &+= UInt64(region.view.byteCount)
    rangeCount += 1
    if ranges.count < Self.rangeLimit { ranges.append(region) }
  }
}

extension NamedCode where RawValue == UInt32 {
  /// "PAGE_READWRITE", a number without a name as `0x…`, nothing for zero.
  fileprivate var shown: String? {
    rawValue == 0 ? nil : words ?? "0x" + String(rawValue, radix: 16)
  }
}
