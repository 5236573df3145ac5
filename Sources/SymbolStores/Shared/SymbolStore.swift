public import Symbols
import Synchronization

/// Suppliers behind a memory of what they answered, for programs that explain many dumps: one store,
/// shared by any number of ``SymbolSupplier`` users at once.
///
/// ```swift
/// let store = SymbolStore([DirectoryStore(path: "/srv/symbols")])
/// let processor = DumpProcessor(suppliers: [store])  // for every dump, on every thread
/// ```
///
/// A file that was found stays open until it is the one not asked for longest and room is needed. A
/// report that still uses it keeps it; only the store forgets it. What was not found is remembered for
/// a while, so that symbols that arrive later are seen. While a module is looked for, everybody who
/// asks for it waits for that one look-up.
///
/// Modules that differ only in the folders of their files are one module.
public final class SymbolStore: SymbolSupplier {
  public let limits: Limits
  private let suppliers: CombinedStore
  private let state: Mutex<State>
  private let now: @Sendable () -> ContinuousClock.Instant

  /// - Parameter suppliers: asked in this order for what is not remembered.
  public convenience init(_ suppliers: [any SymbolSupplier], limits: Limits = Limits()) {
    self.init(suppliers, limits: limits, now: { ContinuousClock().now })
  }

  /// - Parameter now: what the time is; misses grow old by it.
  package init(
    _ suppliers: [any SymbolSupplier], limits: Limits,
    now: @escaping @Sendable () -> ContinuousClock.Instant
  ) {
    self.suppliers = CombinedStore(suppliers)
    self.limits = limits
    self.now = now
    state = Mutex(State(answers: RememberedAnswers(limits: limits)))
  }

  private struct State {
    var answers: RememberedAnswers
    var underway: [ModuleID: Task<SymbolLookup, Never>] = [:]
  }

  /// What the store did so far, and what it holds.
  public var statistics: Statistics { state.withLock { $0.answers.statistics } }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    let key = Self.key(of: module)
    switch rememberedOrUnderway(key, module) {
    case .remembered(let answer): return answer
    case .underway(let lookup): return await lookup.value
    }
  }

  private enum Response {
    case remembered(SymbolLookup)
    case underway(Task<SymbolLookup, Never>)
  }

  private func rememberedOrUnderway(_ key: ModuleID, _ module: ModuleID) -> Response {
    state.withLock { state in
      if let answer = state.answers.answer(for: key, at: now()) { return .remembered(answer) }
      if let lookup = state.underway[key] {
        state.answers.statistics.joinedCount += 1
        return .underway(lookup)
      }
      let lookup = Task { await lookUp(module, as: key) }
      state.underway[key] = lookup
      return .underway(lookup)
    }
  }

  private func lookUp(_ module: ModuleID, as key: ModuleID) async -> SymbolLookup {
    let answer = await suppliers.symbols(for: module)
    let time = now()
    // Files are closed when nobody holds the lock.
    let evicted = state.withLock { state in
      state.underway[key] = nil
      return state.answers.remember(answer, for: key, at: time)
    }
    _ = consume evicted
    return answer
  }

  /// The module without folders, where it has an identifier to be known by.
  private static func key(of module: ModuleID) -> ModuleID {
    guard module.debugIdentifier != nil else { return module }
    var key = module
    key.codeFile = module.codeFileName
    key.debugFile = module.debugFileName
    return key
  }
}

extension SymbolStore {
  /// How much a store holds at most; what was not asked for longest goes first.
  public struct Limits: Hashable, Sendable {
    /// Files that are open.
    public var fileCount = 1024
    /// Bytes of files that are mapped: addresses, which cost memory only where they are read.
    public var mappedByteCount = 64 << 30
    /// Bytes of memory that the files take, about: decompressed text, indexes, and what stays of
    /// mapped text.
    public var residentByteCount = 1 << 30
    /// Modules whose symbols are known to be nowhere.
    public var missCount = 10_000
    /// Bytes of their names and of the places that were looked at: names come from dumps, and may be
    /// long.
    public var missByteCount = 16 << 20
    /// So long a module is not looked for again.
    public var missLifetime = Duration.seconds(300)

    public init() {}
  }

  /// What a store did since it was made, and what it holds now.
  public struct Statistics: Hashable, Sendable {
    /// Questions answered with a file that was open.
    public var hitCount = 0
    /// Questions answered with a remembered miss.
    public var rememberedMissCount = 0
    /// Questions that waited for a look-up somebody else had begun.
    public var joinedCount = 0
    /// Look-ups that found a file.
    public var openedCount = 0
    /// Look-ups that found nothing that can be used.
    public var missCount = 0
    /// Files that were let go to make room.
    public var evictedCount = 0
    /// Files held now.
    public var heldFileCount = 0
    /// Of them, the bytes that are mapped.
    public var mappedByteCount = 0
    /// About how much memory they take, in bytes.
    public var residentByteCount = 0

    public init() {}
  }
}
