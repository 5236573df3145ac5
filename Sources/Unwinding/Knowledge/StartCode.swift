import Symbols

/// The functions of glibc between a program's own and the entry functions, which stripped libraries do
/// not name: bare public symbols give them the name of whatever exported function lies below.
enum StartCode {
  /// What a nameless function of glibc is called that stands between `callee` and `caller`.
  ///
  /// Sources: glibc's `sysdeps/nptl/libc_start_call_main.h` (since 2.34; before, `__libc_start_main`
  /// called `main` itself) and `nptl/pthread_create.c`.
  static func name(between callee: String?, and caller: String) -> String? {
    let caller = FunctionName(caller).text
    if startMains.contains(caller) {
      return callee.map { FunctionName($0).text } == "main" ? "__libc_start_call_main" : nil
    }
    return clones.contains(caller) ? "start_thread" : nil
  }

  /// Whether threads begin in the instructions behind a function.
  static func beginsThreads(_ name: String) -> Bool {
    clones.contains(FunctionName(name).text)
  }

  private static let startMains: Set<Substring> = ["__libc_start_main", "__libc_start_main_impl"]

  private static let clones: Set<Substring> = [
    "clone", "__clone", "clone3", "__clone3", "__thread_start", "thread_start",
  ]

  /// Whether a module is glibc, or its threads when they were a library of their own.
  static func isIn(_ module: ModuleID) -> Bool {
    let name = module.codeFileName
    return ["libc.so.6", "libpthread.so.0"].contains(name)
      || (name.hasPrefix("libc-2.") || name.hasPrefix("libpthread-2.")) && name.hasSuffix(".so")
  }
}

extension Walk {
  /// glibc's `clone`, for a caller among the instructions behind it.
  ///
  /// A new thread goes on there, on Arm, MIPS and RISC-V; they are assembly, and no symbol's.
  func startOfThreads(
    in file: any SymbolFile, at relativeAddress: UInt64, of module: Int?
  ) -> SymbolMatch? {
    guard target.system == .linux, !frames.isEmpty, let module,
      StartCode.isIn(symbols.modules[module].id)
    else { return nil }
    for distance in stride(from: UInt64(2), through: Self.threadStartReach, by: 2)
    where distance <= relativeAddress {
      guard let symbol = file.symbol(at: relativeAddress &- distance) else { continue }
      guard StartCode.beginsThreads(symbol.name) else { return nil }
      return SymbolMatch(
        name: symbol.name, origin: .publicSymbol, relativeAddress: symbol.relativeAddress)
    }
    return nil
  }

  /// How far behind the end of `clone` threads may begin.
  private static var threadStartReach: UInt64 { 48 }

  /// Names the start code among the outermost frames, where no symbol with an extent does.
  ///
  /// - Parameter end: why there are no more frames.
  mutating func nameStartCode(_ end: StackEnd) {
    guard target.system == .linux else { return }
    if end == .noCaller { nameThreadStart() }
    // `__libc_start_main` has one frame beyond it, `clone` none.
    for index in frames.indices.suffix(3).dropLast() where isNamelessStartCode(at: index) {
      let callee = index > 0 ? frames[index - 1].symbol?.name : nil
      guard let caller = frames[index + 1].symbol?.name,
        let name = StartCode.name(between: callee, and: caller)
      else { continue }
      giveName(name, toFrameAt: index)
    }
  }

  /// Of glibc's functions that nothing calls, the one that clones threads calls another of glibc's.
  private mutating func nameThreadStart() {
    let last = frames.count - 1
    guard last > 0, isNamelessStartCode(at: last), isNamelessStartCode(at: last - 1) else { return }
    giveName("thread_start", toFrameAt: last)
  }

  private mutating func giveName(_ name: String, toFrameAt index: Int) {
    frames[index].symbol = SymbolMatch(
      name: name, origin: .publicSymbol, relativeAddress: relativeAddress(of: frames[index]))
  }

  private func isNamelessStartCode(at index: Int) -> Bool {
    let frame = frames[index]
    guard let module = frame.moduleIndex, StartCode.isIn(symbols.modules[module].id) else {
      return false
    }
    return frame.symbol == nil || frame.symbol?.origin == .publicSymbol
  }

  private func relativeAddress(of frame: StackFrame) -> UInt64 {
    frame.moduleIndex.map { frame.instructionAddress &- symbols.modules[$0].baseAddress } ?? 0
  }
}
