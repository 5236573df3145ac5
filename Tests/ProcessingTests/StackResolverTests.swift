import Bytes
import MinidumpReading
import Support
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

  private let images = ModuleImages(in: ProcessMemory([], .littleEndian))

  @Test func `a module that was loaded several times is asked for once`() async {
    let memory = Chain(recordCount: 40)
    let modules = (1...41 as ClosedRange<UInt64>).map {
      LoadedModule(id: ModuleID(codeFile: "m\($0 % 4)"), baseAddress: $0 << 20, byteCount: 0x1000)
    }
    let supplier = CountingSupplier()
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux), memory: memory, modules: modules,
      suppliers: [supplier], images: images, frameLimit: 1000, budget: FrameBudget(1000))
    #expect(await resolver.stacks(from: [Chain.registers])[0].frames.count == 41)
    #expect(supplier.questionCount.load(ordering: .relaxed) == 4)
    guard case .missing(places: ["m1"]) = resolver.outcome(ofModule: 40) else {
      Issue.record("\(resolver.outcome(ofModule: 40))")
      return
    }
  }

  @Test(arguments: [WalkInterruption.outOfTime, .outOfMemory])
  func `an interruption leaves stacks as far as they are, and asks nobody more`(
    interruption: WalkInterruption
  ) async {
    let modules = (1...41 as ClosedRange<UInt64>).map {
      LoadedModule(id: ModuleID(codeFile: "m\($0)"), baseAddress: $0 << 20, byteCount: 0x1000)
    }
    let supplier = CountingSupplier()
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux), memory: Chain(recordCount: 40),
      modules: modules, suppliers: [supplier], images: images, frameLimit: 1000,
      budget: FrameBudget(
        1000,
        interruption: {
          supplier.questionCount.load(ordering: .relaxed) < 10 ? nil : interruption
        }))
    let stacks = await resolver.stacks(from: [Chain.registers, Chain.registers])
    #expect(stacks.map(\.end) == [.interrupted(interruption), .interrupted(interruption)])
    #expect(stacks.allSatisfy { !$0.frames.isEmpty && $0.frames.count < 41 })
    #expect(supplier.questionCount.load(ordering: .relaxed) == 10)
  }

  @Test func `a stack through hundreds of modules is not walked as often`() async {
    let memory = Chain(recordCount: 400)
    let modules = (1...401 as ClosedRange<UInt64>).map {
      LoadedModule(id: ModuleID(codeFile: "m\($0)"), baseAddress: $0 << 20, byteCount: 0x1000)
    }
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux), memory: memory, modules: modules,
      suppliers: [NoSymbols()], images: images, frameLimit: 1000, budget: FrameBudget(1000))
    resolver.repeatedFrameLimit = 2000
    let stack = await resolver.stacks(from: [Chain.registers])[0]
    #expect(stack.frames.count == 401)
    #expect(memory.readCount.load(ordering: .relaxed) < 200_000)
  }

  /// A module of ELF in the dump's memory, with a function of 0x100 bytes at 0x1000 that takes 24 bytes
  /// of stack: header, `.eh_frame` at 0x2000, `.eh_frame_hdr` at 0x3000.
  private var module: [UInt8] {
    var frames = CallFrameBytes()
    // def_cfa rsp + 32; the return address lies below it
    let entry = frames.function(
      common: frames.common([0x0c, 7, 32, 0x90, 1]), 0x1000, 0x100, [])
    frames.bytes.u32(0)
    var table = ByteAssembler()
    table.raw([1, 0x1b, 0x03, 0x3b])
    table.u32(UInt32(bitPattern: 0x2000 - 0x3004))
    table.u32(1)
    table.u32(UInt32(bitPattern: 0x1000 - 0x3000))
    table.u32(UInt32(bitPattern: Int32(0x2000 + entry - 0x3000)))
    var laid = SyntheticELF()
    let text = laid.add(".text", flags: 6, address: 0, [0xc3])
    let header = laid.add(".eh_frame_hdr", flags: 2, address: 0x3000, table.bytes)
    laid.segments = [
      .init(type: 1, flags: 5, section: text), .init(type: 0x6474_e550, flags: 4, section: header),
    ]
    var memory = ByteAssembler()
    memory.raw(laid.bytes.prefix(0x1000))
    memory.skip(to: 0x2000)
    memory.raw(frames.bytes.bytes)
    memory.skip(to: 0x3000)
    memory.raw(table.bytes)
    return memory.bytes
  }

  /// In two frames of the function; a scan would find the address in between.
  @Test(arguments: [false, true])
  func `a module in the dump's memory serves when nobody has its symbols`(
    hasSuppliers: Bool
  ) async {
    var stack = ByteAssembler()
    for word in [0x40_1020, 0, 0, 0x40_1080, 0, 0, 0, 0] as [UInt64] { stack.u64(word) }
    let memory = ProcessMemory(
      [
        .init(address: 0x40_0000, view: ByteView(module)),
        .init(address: 0x7000_0000, view: ByteView(stack.bytes)),
      ], .littleEndian)
    var resolver = StackResolver(
      target: UnwindTarget(architecture: .amd64, system: .linux),
      memory: DumpMemory(memory: memory, permissions: MemoryPermissions(nil, nil)),
      modules: [
        LoadedModule(id: ModuleID(codeFile: "a"), baseAddress: 0x40_0000, byteCount: 0x4000)
      ],
      suppliers: hasSuppliers ? [NoSymbols()] : [], images: ModuleImages(in: memory),
      frameLimit: 10, budget: FrameBudget(10))
    var registers = Registers()
    registers[16] = 0x40_1010
    registers[7] = 0x7000_0000
    let stacks = await resolver.stacks(from: [registers])
    #expect(stacks[0].frames.map(\.resumeAddress) == [0x40_1010, 0x40_1080])
    #expect(stacks[0].frames.map(\.trust) == [.context, .callFrameInfo])
    #expect(stacks[0].end == .zeroReturnAddress)
    #expect(resolver.outcome(ofModule: 0) == (hasSuppliers ? .missing(places: []) : .notAsked))
  }
}
