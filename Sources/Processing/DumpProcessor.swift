import Bytes
import MinidumpFormat
public import MinidumpReading
public import Signatures
public import Symbols
public import Unwinding

/// Concludes from a minidump and symbols what happened.
///
/// ```swift
/// let dump = try Minidump(MappedFile.view(ofFile: path))
/// let processor = DumpProcessor(suppliers: [DirectoryStore(path: "symbols")])
/// let state = await processor.process(dump)
/// ```
public struct DumpProcessor: Sendable {
  /// Asked in this order for each module that a stack needs.
  public var suppliers: [any SymbolSupplier]
  /// The most frames of one stack.
  public var frameLimit: Int
  /// Whether to guess what functions were called with; only of 32-bit x86 programs.
  public var guessesArguments = false
  /// Asked while stacks are walked; once it tells of an interruption, they stay as far as they are.
  public var interruption: (@Sendable () -> WalkInterruption?)?
  /// Told, whenever more is known, what the state is by then, its unfinished stacks as if the time were
  /// up: for who cannot wait until symbols are looked up.
  public var progress: (@Sendable (ProcessState) -> Void)?
  /// Whether names that symbols hold as compilers made them are told: C++, Rust and Swift.
  public var demanglesNames = true
  /// Which functions count for the crash's signature.
  public var signatureRules = SignatureRules.builtIn
  /// Whether to list what lies on the stacks.
  public var listsStackContents = false

  public init(
    suppliers: [any SymbolSupplier] = [], frameLimit: Int = StackWalker.defaultFrameLimit
  ) {
    self.suppliers = suppliers
    self.frameLimit = frameLimit
  }

  /// What a dump says, as far as it can be read; what cannot is named in
  /// ``ProcessState/diagnostics``.
  public func process(_ dump: Minidump) async -> ProcessState {
    var reader = StreamReader(dump)
    var state = ProcessState()
    let system = reader.stream(SystemInfo.self)
    let exception = reader.stream(ExceptionStream.self)
    state.system = SystemConclusions.summary(of: system, in: &reader)
    state.crash = exception.map { CrashSummary($0, on: system) }
    state.modules = ModuleConclusions.modules(in: &reader, platform: system?.platform)
    state.unloadedModules = ModuleConclusions.unloadedModules(in: &reader)
    ProcessConclusions.conclude(&state, in: &reader)
    let annotations = reader.stream(CrashpadInfo.self)
    state.annotations = AnnotationConclusions.annotations(annotations, in: &reader)
    let maps = reader.stream(LinuxMaps.self)
    state.contents.linuxMaps = maps
    let memory = DumpMemory(in: &reader, maps)
    let target = UnwindTarget(
      system, nonAddressBits: annotations?.addressMask ?? 0,
      stackPointer: ThreadConclusions.stackPointer(in: dump, exception, system?.architecture))
    let images = ModuleImages(
      in: memory.memory,
      systemCallEntry: system?.architecture == .x86
        ? reader.stream(LinuxAuxiliaryVector.self)?.systemCallEntry : nil)
    let threads = ThreadConclusions(
      in: &reader, target: target, architecture: system?.architecture, exception: exception,
      memory: memory,
      wow64: WoW64Conclusions(system, memory: memory, modules: state.modules))
    state.requestingThread = threads.requestingThread
    let budget = frameBudget(of: dump)
    let site = exception.map {
      CrashSite(
        $0, on: system, memory: memory, signatureBits: annotations?.addressMask ?? 0)
    }
    var conclusions = ReportConclusions(
      system: system, exception: exception, memory: memory, maps: maps, site: site,
      signatureRules: signatureRules, hasSuppliers: !suppliers.isEmpty,
      diagnostics: reader.diagnostics)
    let symbols = await addStacks(
      of: threads.threads, target: target, memory: memory, images: images, budget: budget,
      conclusions, to: &state)
    conclusions.site?.completeCode(from: symbols)
    if guessesArguments, system?.architecture == .x86 {
      guessArguments(system, memory, in: &state)
    }
    conclusions.complete(&state, hasCutNames: budget.hasCutNames)
    return state
  }

  private func guessArguments(
    _ system: SystemInfo?, _ memory: DumpMemory, in state: inout ProcessState
  ) {
    let guess = ArgumentGuess(isWindows: system?.platform.isWindows == true, memory: memory)
    for index in state.threads.indices {
      state.threads[index].arguments = guess.arguments(of: state.threads[index].stack)
    }
  }

  /// - Returns: the symbols that the walks asked for.
  private func addStacks(
    of threads: [UnwalkedThread], target: UnwindTarget?, memory: DumpMemory,
    images: ModuleImages, budget: FrameBudget, _ conclusions: ReportConclusions,
    to state: inout ProcessState
  ) async -> SymbolTable {
    var stacks = threads.map { CallStack(end: $0.endBeforeWalk(isWalkable: target != nil)) }
    var wow64Stacks: [Int: CallStack] = [:]
    var contents: [[Int: StackContents]] = []
    var symbols = SymbolTable(modules: [])
    if let target {
      var resolver = StackResolver(
        target: target, memory: memory, modules: state.modules.map(\.module),
        suppliers: suppliers, images: images, frameLimit: frameLimit,
        budget: budget)
      for group in Self.groups(of: threads, first: state.requestingThread) {
        resolver.observer = observer(of: group, in: threads, stacks, state, conclusions)
        let walked = await resolver.stacks(from: group.compactMap { threads[$0].registers })
        for (index, stack) in zip(group, walked) {
          stacks[index] = stack
        }
      }
      contents = stackContents(of: stacks, resolver)
      wow64Stacks = await Self.wow64Stacks(of: threads, &resolver)
      resolver.tellOutcomes(to: &state.modules)
      symbols = resolver.symbols
    }
    state.threads = zip(threads, stacks).map { $0.summary(with: $1) }
    for (index, stack) in wow64Stacks {
      state.threads[index].wow64Stack = stack
    }
    for (index, contents) in contents.enumerated() {
      state.threads[index].stackContents = contents
    }
    if demanglesNames {
      var names = FrameNames(budget: budget)
      for index in state.threads.indices { names.tell(&state.threads[index]) }
    }
    return symbols
  }

  /// Tells what is known after each round of walks; nil when nobody wants to know.
  private func observer(
    of group: [Int], in threads: [UnwalkedThread], _ stacks: [CallStack], _ state: ProcessState,
    _ conclusions: ReportConclusions
  ) -> (@Sendable (StackResolver, [CallStack]) -> Void)? {
    guard let progress else { return nil }
    return { resolver, walked in
      var stacks = stacks
      for (index, stack) in zip(group, walked) { stacks[index] = stack }
      var known = state
      known.threads = zip(threads, stacks).map { $0.summary(with: $1) }
      resolver.tellOutcomes(to: &known.modules)
      conclusions.complete(&known)
      progress(known)
    }
  }

  /// What lies on each stack, when that is asked for: at most 16 MiB of all, which is
  /// the whole of two usual stacks.
  private func stackContents(
    of stacks: [CallStack], _ resolver: StackResolver
  ) -> [[Int: StackContents]] {
    guard listsStackContents else { return [] }
    var listing = StackListing(
      architecture: resolver.target.architecture, memory: resolver.memory,
      symbols: resolver.symbols, byteBudget: 16 << 20)
    return stacks.map { listing.contents(of: $0) }
  }

  /// The 32-bit stacks of threads on 64-bit Windows, by the index of the thread.
  private static func wow64Stacks(
    of threads: [UnwalkedThread], _ resolver: inout StackResolver
  ) async -> [Int: CallStack] {
    let walkable = threads.indices.filter { threads[$0].wow64Registers != nil }
    guard !walkable.isEmpty else { return [:] }
    resolver.target = UnwindTarget(architecture: .x86, system: .windows)
    let stacks = await resolver.stacks(from: walkable.compactMap { threads[$0].wow64Registers })
    return Dictionary(uniqueKeysWithValues: zip(walkable, stacks))
  }

  /// The threads to walk: the one in question before all others, so that it has its whole stack
  /// whatever the others cost.
  private static func groups(of threads: [UnwalkedThread], first: Int?) -> [[Int]] {
    let walkable = threads.indices.filter { threads[$0].registers != nil }
    return [walkable.filter { $0 == first }, walkable.filter { $0 != first }]
  }

  /// What all stacks may have together: a frame for every 32 bytes of the dump, which is less stack
  /// than real functions take, and some; so a damaged dump costs no more than it is long. And as much
  /// text as long names of C++ and a dozen inlined calls make on a stack that ran over.
  private func frameBudget(of dump: Minidump) -> FrameBudget {
    let byteCount = dump.view.byteCount
    return FrameBudget(
      min(4096 + byteCount / 32, 1 << 20),
      textByteCount: (64 << 20) + min(64 &* byteCount, 1 << 30), interruption: interruption)
  }
}
