import Symbols
import Synchronization
import Testing
import Unwinding

@testable import Processing

@Suite struct StackResolverTests {
  /// A chain of frame records, each with a return address in a module of its own.
  private final class Chain: StackMemory {
    static let address: UInt64 = 0x7000_0000_0000
    let recordCount: UInt64
    let readCount = Atomic(0)

    init(recordCount: UInt64) {
      self.recordCount = recordCount
    }

    func number(at address: UInt64, byteCount: Int) -> UInt64? {
      readCount.add(1, ordering: .relaxed)
      guard byteCount == 8, address >= Self.address else { return nil }
      let record = (address - Self.address) / 16
      guard record < recordCount else { return nil }
      return address.isMultiple(of: 16) ? Self.address + 16 * (record + 1) : (record + 2) << 20 + 16
    }

    /// Of a thread at the chain's beginning.
    static var registers: Registers {
      var registers = Registers()
      for (name, value) in [
        ("rip", 1 << 20 + 16), ("rsp", address), ("rbp", address),
      ] as [(String, UInt64)] {
        if let number = Architecture.amd64.registers.number(of: name) { registers[number] = value }
      }
      return registers
    }

    func isExecutable(at address: UInt64) -> Bool? { nil }
    func nextRegion(from address: UInt64) -> Range<UInt64>? { nil }
  }

  private struct NoSymbols: SymbolSupplier {
    func symbols(for module: ModuleID) async -> SymbolLookup { .missing(places: []) }
  }

  private final class CountingSupplier: SymbolSupplier {
    let questionCount = Atomic(0)

    func symbols(for module: ModuleID) async -> SymbolLookup {
      questionCount.add(1, ordering: .relaxed)
      return .missing(places: [module.codeFile])
    }
  }

  @Test func `a module that was loaded several times is asked for once`() async {
    let memory = Chain(recordCount: 40)
    let modules = (1...41 as ClosedRange<UInt64>).map {
      LoadedModule(id: ModuleID(codeFile: "m\($0 % 4)"), baseAddress: $0 << 20, byteCount: 0x1000)
    }
    let supplier = CountingSupplier()
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux), memory: memory, modules: modules,
      suppliers: [supplier], frameLimit: 1000, budget: FrameBudget(1000))
    #expect(await resolver.stacks(from: [Chain.registers])[0].frames.count == 41)
    #expect(supplier.questionCount.load(ordering: .relaxed) == 4)
    guard case .missing(places: ["m1"]) = resolver.outcome(ofModule: 40) else {
      Issue.record("\(resolver.outcome(ofModule: 40))")
      return
    }
  }

  @Test func `a stack through hundreds of modules is not walked as often`() async {
    let memory = Chain(recordCount: 400)
    let modules = (1...401 as ClosedRange<UInt64>).map {
      LoadedModule(id: ModuleID(codeFile: "m\($0)"), baseAddress: $0 << 20, byteCount: 0x1000)
    }
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux), memory: memory, modules: modules,
      suppliers: [NoSymbols()], frameLimit: 1000, budget: FrameBudget(1000))
    resolver.repeatedFrameLimit = 2000
    let stack = await resolver.stacks(from: [Chain.registers])[0]
    #expect(stack.frames.count == 401)
    #expect(memory.readCount.load(ordering: .relaxed) < 200_000)
  }
}
