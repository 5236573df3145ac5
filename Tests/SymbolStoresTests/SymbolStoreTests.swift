import BreakpadSymbols
import Bytes
import SymbolStores
import Symbols
import Synchronization
import Testing

@Suite struct SymbolStoreTests {
  /// A symbol file for every module but those that are to be missing.
  private final class Supplier: SymbolSupplier {
    let questionCount = Atomic(0)
    let hasSymbols = Atomic(true)
    private let delay: Duration

    init(delay: Duration = .zero) {
      self.delay = delay
    }

    func symbols(for module: ModuleID) async -> SymbolLookup {
      questionCount.add(1, ordering: .relaxed)
      try? await Task.sleep(for: delay)
      guard hasSymbols.load(ordering: .relaxed) else { return .missing(places: [module.codeFile]) }
      return .found(BreakpadSymbolFile(ByteView(Self.text)))
    }

    static let text = Array("MODULE Linux x86_64 0 a\nFUNC 10 8 0 main\n10 8 7 0\n".utf8)

    var questions: Int { questionCount.load(ordering: .relaxed) }
  }

  private final class Clock: Sendable {
    private let seconds = Atomic(0)
    private let start = ContinuousClock().now

    var now: ContinuousClock.Instant { start + .seconds(seconds.load(ordering: .relaxed)) }

    func advance(bySeconds count: Int) { seconds.add(count, ordering: .relaxed) }
  }

  private func module(_ name: String, in folder: String = "/usr/lib") -> ModuleID {
    ModuleID(
      codeFile: "\(folder)/\(name)", debugFile: name,
      debugIdentifier: DebugIdentifier("0123456789ABCDEF0123456789ABCDEF0"))
  }

  private func file(_ lookup: SymbolLookup) -> (any SymbolFile)? {
    lookup.file
  }

  @Test func `a file is opened once and given to everybody`() async {
    let supplier = Supplier()
    let store = SymbolStore([supplier])
    let first = file(await store.symbols(for: module("a")))
    let second = file(await store.symbols(for: module("a", in: "/home/me")))
    #expect(first != nil && first === second)
    #expect(supplier.questions == 1)
    #expect(store.statistics.openedCount == 1 && store.statistics.hitCount == 1)
    #expect(store.statistics.heldFileCount == 1)
    #expect(store.statistics.residentByteCount >= Supplier.text.count)
  }

  @Test func `a file that has no lines is looked for again when the answer is old`() async {
    final class Stripped: SymbolFile {
      let moduleID = ModuleID(codeFile: "a")
      let coverage = SymbolCoverage(names: .symbolTable, callFrames: .original)

      func symbol(at relativeAddress: UInt64) -> SymbolMatch? { nil }
      func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? { nil }
    }
    struct First: SymbolSupplier {
      func symbols(for module: ModuleID) async -> SymbolLookup {
        .found(Stripped(), at: "stripped")
      }
    }
    let clock = Clock()
    let second = Supplier()
    second.hasSymbols.store(false, ordering: .relaxed)
    let store = SymbolStore([First(), second], limits: SymbolStore.Limits(), now: { clock.now })
    _ = await store.symbols(for: module("a"))
    second.hasSymbols.store(true, ordering: .relaxed)
    let soon = await store.symbols(for: module("a"))
    #expect(soon.file?.symbol(at: 0x10) == nil && second.questions == 1)
    clock.advance(bySeconds: 301)
    let later = await store.symbols(for: module("a"))
    #expect(later.file?.symbol(at: 0x10)?.name == "main" && second.questions == 2)
    #expect(store.statistics.heldFileCount == 1)
    clock.advance(bySeconds: 301)
    _ = await store.symbols(for: module("a"))
    #expect(second.questions == 2)
  }

  @Test func `modules without an identifier are told apart by their folders`() async {
    let supplier = Supplier()
    let store = SymbolStore([supplier])
    _ = await store.symbols(for: ModuleID(codeFile: "/a/x"))
    _ = await store.symbols(for: ModuleID(codeFile: "/b/x"))
    #expect(supplier.questions == 2)
  }

  @Test func `who asks while a file is looked for waits for that look-up`() async {
    let supplier = Supplier(delay: .milliseconds(50))
    let store = SymbolStore([supplier])
    let files = await withTaskGroup(of: ObjectIdentifier?.self) { group in
      for _ in 0..<100 {
        group.addTask { file(await store.symbols(for: module("a"))).map { ObjectIdentifier($0) } }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(files.count == 1 && !files.contains(nil))
    #expect(supplier.questions == 1)
    let statistics = store.statistics
    #expect(statistics.openedCount == 1)
    #expect(statistics.joinedCount + statistics.hitCount == 99)
  }

  @Test func `the file not asked for longest makes room, and who has it keeps it`() async {
    let supplier = Supplier()
    var limits = SymbolStore.Limits()
    limits.fileCount = 2
    let store = SymbolStore([supplier], limits: limits)
    let first = file(await store.symbols(for: module("a")))
    _ = await store.symbols(for: module("b"))
    _ = await store.symbols(for: module("a"))
    _ = await store.symbols(for: module("c"))
    #expect(store.statistics.evictedCount == 1 && store.statistics.heldFileCount == 2)
    #expect(file(await store.symbols(for: module("a"))) === first)
    #expect(supplier.questions == 3)
    _ = await store.symbols(for: module("b"))
    _ = await store.symbols(for: module("d"))
    #expect(file(await store.symbols(for: module("a"))) !== first)
    #expect(first?.symbol(at: 0x10)?.name == "main")
  }

  @Test func `a file larger than all room is given and not held`() async {
    var limits = SymbolStore.Limits()
    limits.residentByteCount = 10
    let store = SymbolStore([Supplier()], limits: limits)
    #expect(file(await store.symbols(for: module("a")))?.symbol(at: 0x10)?.name == "main")
    #expect(store.statistics.heldFileCount == 0 && store.statistics.residentByteCount == 0)
  }

  @Test func `symbols that arrive later are seen when the miss is old`() async {
    let supplier = Supplier()
    supplier.hasSymbols.store(false, ordering: .relaxed)
    let clock = Clock()
    let store = SymbolStore([supplier], limits: .init(), now: { clock.now })
    guard await store.symbols(for: module("a")).inquiries.placesWithout == ["/usr/lib/a"] else {
      Issue.record("found")
      return
    }
    supplier.hasSymbols.store(true, ordering: .relaxed)
    clock.advance(bySeconds: 299)
    #expect(file(await store.symbols(for: module("a"))) == nil)
    #expect(store.statistics.rememberedMissCount == 1 && supplier.questions == 1)
    clock.advance(bySeconds: 1)
    #expect(file(await store.symbols(for: module("a"))) != nil)
    #expect(supplier.questions == 2)
  }

  @Test func `misses are bounded in number and in text`() async {
    let supplier = Supplier()
    supplier.hasSymbols.store(false, ordering: .relaxed)
    var limits = SymbolStore.Limits()
    limits.missCount = 2
    limits.missByteCount = 1000
    let store = SymbolStore([supplier], limits: limits)
    for name in ["a", "b", "c", "c", "b", "a"] { _ = await store.symbols(for: module(name)) }
    #expect(supplier.questions == 4)
    let long = String(repeating: "x", count: 600)
    _ = await store.symbols(for: module(long))
    _ = await store.symbols(for: module(long))
    #expect(supplier.questions == 6)
  }

  @Test func `a hundred tasks over eight files of room for four get right answers`() async {
    var limits = SymbolStore.Limits()
    limits.fileCount = 4
    let store = SymbolStore([Supplier()], limits: limits)
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<100 {
        group.addTask {
          var wrong = 0
          for step in 0..<50 {
            let report = file(await store.symbols(for: module("m\((task + step) % 8)")))?
              .forOneReport()
            if report?.symbol(at: 0x11)?.source?.line != 7 { wrong += 1 }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
    #expect(store.statistics.heldFileCount == 4)
    #expect(store.statistics.openedCount - store.statistics.evictedCount == 4)
  }
}
