import Symbols

/// What a ``SymbolStore`` holds: files that were found and modules that were not, within limits.
struct RememberedAnswers {
  private struct Miss {
    var answer: SymbolLookup
    var end: ContinuousClock.Instant
    var byteCount: Int
  }

  private struct Found {
    var file: any SymbolFile
    var inquiries: [SymbolInquiry]
    var memory: SymbolMemory
    /// When to look for more; nil when there can be no more, or none is needed.
    var end: ContinuousClock.Instant?
  }

  private let limits: SymbolStore.Limits
  private var files = RecencyList<ModuleID, Found>()
  private var misses = RecencyList<ModuleID, Miss>()
  private var missByteCount = 0
  var statistics = SymbolStore.Statistics()

  init(limits: SymbolStore.Limits) {
    self.limits = limits
  }

  /// The answer that was given before; nil when there is none that still holds.
  mutating func answer(for module: ModuleID, at time: ContinuousClock.Instant) -> SymbolLookup? {
    if let found = files.use(module), found.end.map({ time < $0 }) ?? true {
      statistics.hitCount += 1
      return SymbolLookup(file: found.file, inquiries: found.inquiries)
    }
    guard let miss = misses.use(module) else { return nil }
    guard time < miss.end else {
      missByteCount -= misses.remove(module)?.byteCount ?? 0
      return nil
    }
    statistics.rememberedMissCount += 1
    return miss.answer
  }

  /// Returns the files that had to go, to be closed by the caller.
  mutating func remember(
    _ answer: SymbolLookup, for module: ModuleID, at time: ContinuousClock.Instant
  ) -> [any SymbolFile] {
    let end = time + limits.missLifetime
    if let file = answer.file {
      return remember(
        file, answer.inquiries, for: module, until: answer.coverage.hasLines ? nil : end)
    }
    remember(miss: answer, for: module, until: end)
    return []
  }

  private mutating func remember(
    _ file: any SymbolFile, _ inquiries: [SymbolInquiry], for module: ModuleID,
    until end: ContinuousClock.Instant?
  ) -> [any SymbolFile] {
    statistics.openedCount += 1
    let found = Found(file: file, inquiries: inquiries, memory: file.memory, end: end)
    count(found, by: 1)
    var evicted: [any SymbolFile] = []
    if let former = files.insert(found, for: module) {
      count(former, by: -1)
      evicted.append(former.file)
    }
    while isTooLarge, let oldest = files.removeOldest() {
      count(oldest, by: -1)
      statistics.evictedCount += 1
      evicted.append(oldest.file)
    }
    return evicted
  }

  private var isTooLarge: Bool {
    statistics.heldFileCount > limits.fileCount
      || statistics.mappedByteCount > limits.mappedByteCount
      || statistics.residentByteCount > limits.residentByteCount
  }

  private mutating func count(_ found: Found, by sign: Int) {
    statistics.heldFileCount += sign
    statistics.mappedByteCount += sign * found.memory.mappedByteCount
    statistics.residentByteCount += sign * found.memory.residentByteCount
  }

  private mutating func remember(
    miss answer: SymbolLookup, for module: ModuleID, until end: ContinuousClock.Instant
  ) {
    statistics.missCount += 1
    let byteCount = answer.textByteCount + module.textByteCount
    missByteCount += byteCount
    let miss = Miss(answer: answer, end: end, byteCount: byteCount)
    missByteCount -= misses.insert(miss, for: module)?.byteCount ?? 0
    while misses.count > limits.missCount || missByteCount > limits.missByteCount,
      let oldest = misses.removeOldest()
    {
      missByteCount -= oldest.byteCount
    }
  }
}

extension SymbolLookup {
  /// Bytes of the places and reasons it names.
  fileprivate var textByteCount: Int {
    inquiries.reduce(0) { $0 + $1.place.utf8.count + $1.answer.reason.utf8.count }
  }
}

extension ModuleID {
  fileprivate var textByteCount: Int {
    codeFile.utf8.count + (debugFile?.utf8.count ?? 0)
      + (codeIdentifier?.text.utf8.count ?? 0) + (debugIdentifier?.text.utf8.count ?? 0)
  }
}

extension SymbolInquiry.Answer {
  fileprivate var reason: String {
    switch self {
    case .symbols, .nothing: ""
    case .unusable(let reason), .unknown(let reason): reason
    }
  }
}
