import Symbols
import Synchronization

/// How many frames all walks over one dump may find together, and how much text they may bear.
///
/// A real stack's frames are paid for by the bytes of the stack. A hostile dump lets a million threads
/// share one stack, a hostile symbol file names each frame with megabytes; the budget bounds what they
/// can cost.
public final class FrameBudget: Sendable {
  private let remaining: Atomic<Int>
  private let remainingText: Atomic<Int>
  /// For instructions of functions without call-frame information: a second or two of work.
  private let remainingInstructions: Atomic<Int>
  private let hasCut = Atomic(false)
  private let interruptionNow: (@Sendable () -> WalkInterruption?)?

  /// - Parameters:
  ///   - count: how many frames.
  ///   - textByteCount: how many bytes of functions' and files' names.
  ///   - instructionCount: how many instructions may be read to find out how functions made their frames.
  ///   - interruption: asked for each frame and between stacks, by any task; once it tells of one, all
  ///     walks stop.
  public init(
    _ count: Int, textByteCount: Int = .max, instructionCount: Int = 1 << 24,
    interruption: (@Sendable () -> WalkInterruption?)? = nil
  ) {
    interruptionNow = interruption
    // With room above for what is given back, which an overflow would trap on.
    remaining = Atomic(min(count, Self.ceiling))
    remainingText = Atomic(min(textByteCount, Self.ceiling))
    remainingInstructions = Atomic(min(instructionCount, Self.ceiling))
  }

  private static let ceiling = Int.max / 2

  /// Whether some frames' names were cut because the frames before had used up the text.
  public var hasCutNames: Bool { hasCut.load(ordering: .relaxed) }

  /// Takes one frame; false when none is left.
  func take() -> Bool {
    remaining.subtract(1, ordering: .relaxed).newValue >= 0
  }

  /// How many instructions one walk may read.
  var instructionShare: Int {
    min(max(0, remainingInstructions.load(ordering: .relaxed)), Self.instructionShareLimit)
  }

  /// Without a budget, a walk may read as many.
  static let instructionShareLimit = 1 << 17

  /// Takes the instructions that a walk has read.
  func takeInstructions(_ count: Int) {
    remainingInstructions.subtract(count, ordering: .relaxed)
  }

  /// Why no walk goes on; nil while they may.
  public var interruption: WalkInterruption? { interruptionNow?() }

  /// Pays for a frame's names, and cuts them when they cost more than is left.
  func pay(for symbol: inout SymbolMatch?) {
    guard let whole = symbol else { return }
    if takeText(whole.textByteCount) { return }
    hasCut.store(true, ordering: .relaxed)
    symbol = whole.withCutNames
  }

  /// Pays for names that take the place of others, which were paid for; false when they cost more than
  /// is left.
  public func pay(for symbol: SymbolMatch, insteadOf other: SymbolMatch) -> Bool {
    takeText(max(0, symbol.textByteCount - other.textByteCount))
  }

  private func takeText(_ byteCount: Int) -> Bool {
    if remainingText.subtract(byteCount, ordering: .relaxed).newValue >= 0 { return true }
    remainingText.add(byteCount, ordering: .relaxed)
    return false
  }

  /// Gives back what the frames of a stack cost that is thrown away.
  public func release(_ frames: [StackFrame]) {
    remaining.add(frames.count, ordering: .relaxed)
    let texts = frames.lazy.compactMap(\.symbol).map(\.textByteCount)
    remainingText.add(texts.reduce(0, +), ordering: .relaxed)
  }
}

extension SymbolMatch {
  /// What a name is cut to when all stacks together have used up their text.
  static let cutByteCount = 128

  /// Bytes of all names in it.
  var textByteCount: Int {
    let own = name.utf8.count + (linkageName?.utf8.count ?? 0) + (source?.file?.utf8.count ?? 0)
    return inlines.reduce(own) {
      $0 + ($1.name?.utf8.count ?? 0) + ($1.linkageName?.utf8.count ?? 0)
        + ($1.source?.file?.utf8.count ?? 0)
    }
  }

  /// Without inlined calls, and with the beginnings of long names.
  var withCutNames: SymbolMatch {
    var match = self
    match.name = name.cut(toByteCount: Self.cutByteCount)
    match.linkageName = nil
    match.source?.file = source?.file?.cut(toByteCount: Self.cutByteCount)
    match.inlines = []
    return match
  }
}
