import Symbols
import Synchronization
import Unwinding

/// Walks the stacks of a process, fetching the symbols the walks turn out to need.
///
/// A walk is pure and never waits: it stops at a module whose symbols nobody has asked for. What the
/// walks of all threads stopped at is fetched, all at once, and they walk again, until none stops. Each
/// round answers for one module at least; every round walks from the start again.
struct StackResolver {
  /// What the stacks walked next were made by.
  var target: UnwindTarget
  let memory: any StackMemory
  let suppliers: [any SymbolSupplier]
  let images: ModuleImages
  let frameLimit: Int
  let budget: FrameBudget
  /// Told the stacks after each round, unfinished ones as if the time were up.
  var observer: (@Sendable (StackResolver, [CallStack]) -> Void)?
  private(set) var symbols: SymbolTable
  /// Indices of the modules whose symbols were asked for.
  private var asked: Set<Int> = []
  /// By module, since a process may have loaded one more than once.
  private var answers: [ModuleID: SymbolLookup] = [:]

  init(
    target: UnwindTarget, memory: any StackMemory, modules: [LoadedModule],
    suppliers: [any SymbolSupplier], images: ModuleImages, frameLimit: Int, budget: FrameBudget
  ) {
    self.target = target
    self.memory = memory
    self.suppliers = suppliers
    self.images = images
    self.frameLimit = frameLimit
    self.budget = budget
    symbols = SymbolTable(modules: modules)
    symbols.unanswered = suppliers.isEmpty ? [] : Set(modules.indices)
    if suppliers.isEmpty {
      for index in modules.indices { symbols[index] = images.image(of: modules[index]) }
    }
  }

  /// The stacks of threads, in the same order.
  mutating func stacks(from registers: [Registers]) async -> [CallStack] {
    var stacks = [CallStack](repeating: CallStack(end: .noContext), count: registers.count)
    var pending = Array(registers.indices)
    var frameCount = 0
    var aheadCount = 0
    while !pending.isEmpty {
      for (index, stack) in await walk(pending.map { ($0, registers[$0]) }) {
        stacks[index] = stack
      }
      pending = pending.filter { !stacks[$0].missingModules.isEmpty }
      tell(stacks, unfinished: pending)
      if let interruption = budget.interruption {
        for index in pending { stacks[index].end = .interrupted(interruption) }
        break
      }
      frameCount += pending.reduce(0) { $0 + stacks[$1].frames.count }
      if frameCount > repeatedFrameLimit {
        aheadCount = min(max(1, 2 * aheadCount), symbols.modules.count)
      }
      let missing: Set<Int> = pending.reduce(into: []) { $0.formUnion(stacks[$1].missingModules) }
      await fetch(missing.union(symbols.unanswered.sorted().prefix(aheadCount)))
      for index in pending {
        budget.release(stacks[index].frames)
        stacks[index].frames = []
      }
    }
    return stacks
  }

  private func tell(_ stacks: [CallStack], unfinished: [Int]) {
    guard let observer else { return }
    var stacks = stacks
    for index in unfinished { stacks[index].end = .interrupted(.outOfTime) }
    observer(self, stacks)
  }

  /// The most frames walked again because symbols came in. A hostile stack may lead to ever another
  /// module; past this, modules are asked for that no walk has come to, each time twice as many.
  var repeatedFrameLimit = 1 << 19

  /// The stacks of threads, by their indices; several tasks find them when there are many.
  ///
  /// Each task walks thread after thread with symbols of its own: whatever tasks share, be it the count
  /// of references to an object, makes them wait for each other. Tasks that begin when all threads are
  /// taken cost nothing, so there may be more than cores.
  private func walk(_ threads: [(Int, Registers)]) async -> [(Int, CallStack)] {
    let taskCount = min(Self.mostTasks, threads.count / Self.fewestThreads)
    guard taskCount > 1 else {
      let walker = walker(over: symbols)
      return threads.map { ($0, walker.walk(from: $1)) }
    }
    let turns = Turns(count: threads.count)
    return await withTaskGroup(of: [(Int, CallStack)].self) { group in
      for _ in 0..<taskCount {
        group.addTask { walk(threads, taking: turns) }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static let mostTasks = 64
  /// A task for fewer threads would cost more than it saves.
  private static let fewestThreads = 4

  private func walk(
    _ threads: [(Int, Registers)], taking turns: Turns
  ) -> [(Int, CallStack)] {
    guard var turn = turns.next() else { return [] }
    let walker = walker(over: symbols.forOneTask())
    var stacks: [(Int, CallStack)] = []
    while true {
      let (index, registers) = threads[turn]
      stacks.append((index, walker.walk(from: registers)))
      guard let next = turns.next() else { return stacks }
      turn = next
    }
  }

  private func walker(over symbols: SymbolTable) -> StackWalker {
    StackWalker(
      target: target, memory: memory, symbols: symbols, frameLimit: frameLimit, budget: budget)
  }

  /// Asks for the symbols of modules; afterwards all of them are answered.
  private mutating func fetch(_ modules: Set<Int>) async {
    let unknown = Set(modules.map { symbols.modules[$0].id }).subtracting(answers.keys)
    answers.merge(await lookups(of: unknown)) { $1 }
    for index in modules {
      let module = symbols.modules[index]
      symbols[index] = answers[module.id]?.file?.forOneReport() ?? images.image(of: module)
      symbols.unanswered.remove(index)
      asked.insert(index)
    }
  }

  private func lookups(of modules: Set<ModuleID>) async -> [ModuleID: SymbolLookup] {
    let suppliers = suppliers
    return await withTaskGroup(of: (ModuleID, SymbolLookup).self) { group in
      for module in modules {
        group.addTask { (module, await suppliers.symbols(for: module)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  /// Tells modules what became of their symbols.
  func tellOutcomes(to modules: inout [ModuleSummary]) {
    for index in modules.indices {
      modules[index].symbols = outcome(ofModule: index)
      modules[index].inquiries = inquiries(ofModule: index)
    }
  }

  /// What became of each module's symbols, with what was passed over in them.
  func outcome(ofModule index: Int) -> ModuleSymbols {
    guard asked.contains(index) else { return .notAsked }
    if answers[symbols.modules[index].id]?.file != nil, let file = symbols[index] {
      return .loaded(badRecordCount: file.badRecordCount)
    }
    let inquiries = inquiries(ofModule: index)
    guard let (place, reason) = inquiries.firstUnusable else {
      return .missing(places: inquiries.placesWithout)
    }
    return .unusable(place: place, reason: reason)
  }

  /// Who was asked for a module's symbols, and what each answered.
  func inquiries(ofModule index: Int) -> [SymbolInquiry] {
    asked.contains(index) ? answers[symbols.modules[index].id]?.inquiries ?? [] : []
  }
}

/// Numbers from 0 on, each given to one of several tasks.
private final class Turns: Sendable {
  private let count: Int
  private let taken = Atomic(0)

  init(count: Int) {
    self.count = count
  }

  /// Nil when all were given.
  func next() -> Int? {
    let turn = taken.add(1, ordering: .relaxed).oldValue
    return turn < count ? turn : nil
  }
}
