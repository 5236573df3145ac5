import Symbols
import Unwinding

/// Walks the stacks of a process, fetching the symbols the walks turn out to need.
///
/// A walk is pure and never waits: it says which modules it lacked. Those are fetched, all at once,
/// and the stacks that lacked them are walked again, until none is lacking.
struct StackResolver {
  let target: UnwindTarget
  let memory: any StackMemory
  let suppliers: [any SymbolSupplier]
  let frameLimit: Int
  let budget: FrameBudget
  private(set) var symbols: SymbolTable
  private(set) var outcomes: [Int: ModuleSymbols] = [:]

  init(
    target: UnwindTarget, memory: any StackMemory, modules: [LoadedModule],
    suppliers: [any SymbolSupplier], frameLimit: Int, budget: FrameBudget
  ) {
    self.target = target
    self.memory = memory
    self.suppliers = suppliers
    self.frameLimit = frameLimit
    self.budget = budget
    symbols = SymbolTable(modules: modules)
  }

  /// The stacks of threads, in the same order.
  mutating func stacks(from registers: [Registers]) async -> [CallStack] {
    var stacks = [CallStack](repeating: CallStack(end: .noContext), count: registers.count)
    var pending = Array(registers.indices)
    while !pending.isEmpty {
      for (index, stack) in await walk(pending.map { ($0, registers[$0]) }) {
        stacks[index] = stack
      }
      let found = await fetch(missing(in: pending.map { stacks[$0] }))
      pending = pending.filter { !stacks[$0].missingModules.isDisjoint(with: found) }
      for index in pending {
        budget.release(stacks[index].frames.count)
        stacks[index].frames = []
      }
    }
    return stacks
  }

  private func missing(in stacks: [CallStack]) -> [Int] {
    stacks.reduce(into: Set<Int>()) { $0.formUnion($1.missingModules) }
      .filter { outcomes[$0] == nil }.sorted()
  }

  private func walk(_ threads: [(Int, Registers)]) async -> [(Int, CallStack)] {
    let walker = StackWalker(
      target: target, memory: memory, symbols: symbols, frameLimit: frameLimit,
      budget: budget)
    guard threads.count > 1 else { return threads.map { ($0, walker.walk(from: $1)) } }
    return await withTaskGroup(of: (Int, CallStack).self) { group in
      for (index, registers) in threads {
        group.addTask { (index, walker.walk(from: registers)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// Asks for the symbols of modules; returns those that were found.
  private mutating func fetch(_ modules: [Int]) async -> Set<Int> {
    var found: Set<Int> = []
    for (index, lookup) in await lookups(modules) {
      switch lookup {
      case .found(let file):
        symbols[index] = file
        outcomes[index] = .loaded(badRecordCount: 0)
        found.insert(index)
      case .missing(let places): outcomes[index] = .missing(places: places)
      case .unusable(let place, let reason):
        outcomes[index] = .unusable(place: place, reason: reason)
      }
    }
    return found
  }

  private func lookups(_ modules: [Int]) async -> [(Int, SymbolLookup)] {
    let asked = modules.map { ($0, symbols.modules[$0].id) }
    let suppliers = suppliers
    return await withTaskGroup(of: (Int, SymbolLookup).self) { group in
      for (index, id) in asked {
        group.addTask { (index, await Self.lookup(id, in: suppliers)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// The first supplier that has the symbols wins; otherwise every place that was asked is named.
  private static func lookup(
    _ id: ModuleID, in suppliers: [any SymbolSupplier]
  ) async -> SymbolLookup {
    var places: [String] = []
    var unusable: SymbolLookup?
    for supplier in suppliers {
      switch await supplier.symbols(for: id) {
      case .found(let file): return .found(file)
      case .missing(let more): places += more
      case .unusable(let place, let reason):
        unusable = unusable ?? .unusable(place: place, reason: reason)
      }
    }
    return unusable ?? .missing(places: places)
  }

  /// What became of each module's symbols, with what was passed over in them.
  func outcome(ofModule index: Int) -> ModuleSymbols {
    guard let outcome = outcomes[index] else { return .notAsked }
    guard case .loaded = outcome, let file = symbols[index] else { return outcome }
    return .loaded(badRecordCount: file.badRecordCount)
  }
}
