import MinidumpFormat
import MinidumpReading
import Processing

/// What the dump says of how much memory there was, in words: a process may have died for want of it.
struct ShownMemory {
  /// Names, and what is said.
  private(set) var facts: [(name: String, text: String)] = []

  init(_ contents: DumpContents) {
    add("Allocation that failed", contents.failedAllocation)
    add("Memory of the process", contents.processMemory)
    add("Memory of the system", contents.systemMemoryText)
  }

  private mutating func add(_ name: String, _ text: String?) {
    if let text { facts.append((name, text)) }
  }
}

extension DumpContents {
  /// What Chromium was asked for when there was no more.
  fileprivate var failedAllocation: String? {
    let counts = stability?.processes.lazy.compactMap { $0.memory?.failedAllocationByteCount }
    return counts?.first { $0 > 0 }.map { Int(clamping: $0).inBinaryUnits }
  }

  fileprivate var processMemory: String? {
    if let counters = vmCounters {
      let usage = counters.usage
      let own = counters.privateUsage.map { ", \(Int(clamping: $0).inBinaryUnits) its own" } ?? ""
      return "\(Int(clamping: usage.workingSet).inBinaryUnits) in use, at most "
        + "\(Int(clamping: usage.peakWorkingSet).inBinaryUnits)\(own)"
    }
    let entries = procStatus?.entries ?? []
    let value = { (key: String) in entries.first { $0.key == key }?.value }
    guard let inUse = value("VmRSS"), let most = value("VmHWM") else { return nil }
    return "\(inUse) in use, at most \(most)"
  }

  fileprivate var systemMemoryText: String? {
    if let memory = systemMemory, let pages = memory.basicPerformance {
      return Self.promised(
        pages.committedPages, of: pages.commitLimit, pageByteCount: UInt64(memory.basic.pageSize))
    }
    guard let memory = stability?.systemMemory, let limit = memory.commitLimitPageCount,
      let rest = memory.commitRemainingPageCount, rest <= limit
    else { return nil }
    return Self.promised(limit - rest, of: limit, pageByteCount: 4096)
  }

  private static func promised(
    _ pages: UInt64, of limit: UInt64, pageByteCount: UInt64
  ) -> String {
    let sizes = [pages, limit].map { Int(clamping: $0.clampedProduct(pageByteCount)).inBinaryUnits }
    return "\(sizes[0]) of \(sizes[1]) promised"
  }
}

extension UInt64 {
  fileprivate func clampedProduct(_ other: UInt64) -> UInt64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
