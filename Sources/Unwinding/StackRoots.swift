import Symbols

/// Recognises the outermost frame of a stack, so that nothing is searched beyond it.
enum StackRoots {
  /// Why the last frame of a walk is the outermost one; nil when it may have a caller.
  static func end(of walk: Walk) -> StackEnd? {
    if let name = functionName(of: walk.frame, in: walk), ends(walk, at: name),
      !walk.isAtContext || EntryFunctions.endsAtContext(at: name)
    {
      return .entryFunction(name)
    }
    guard !walk.isAtContext, walk.frame.symbol == nil,
      let callee = functionName(of: walk.frames[walk.frames.count - 2], in: walk),
      EntryFunctions.isCalledByEntry(callee)
    else { return nil }
    return .entryFunction("caller of " + callee)
  }

  private static func ends(_ walk: Walk, at name: String) -> Bool {
    EntryFunctions.ends(
      at: name, on: walk.target.system,
      isPublicSymbol: walk.frame.symbol?.origin == .publicSymbol)
  }

  /// The frame's function; nil when its name is merely that of a public symbol far below.
  private static func functionName(of frame: StackFrame, in walk: Walk) -> String? {
    guard let symbol = frame.symbol, let index = frame.moduleIndex else { return nil }
    guard symbol.origin == .publicSymbol else { return symbol.name }
    let start = walk.symbols.modules[index].baseAddress &+ symbol.relativeAddress
    return frame.instructionAddress &- start <= publicSymbolReach ? symbol.name : nil
  }

  /// A public symbol's extent is not known; no entry function is longer than this.
  private static let publicSymbolReach: UInt64 = 1024
}
