import Bytes
import MinidumpReading
import MinidumpWriting
import Synchronization

/// Takes out of a dump what its user has not meant to send, and leaves what explains the crash.
///
/// ```swift
/// var snapshot = DumpSnapshot(of: dump, where: Sanitizer.keeps)
/// let summary = Sanitizer(snapshot).sanitize(&snapshot)
/// ```
///
/// What is kept and why: `Docs/Decisions/0032-what-sanitising-keeps.md`.
public struct Sanitizer: Sendable {
  private let words: WordFilter
  private let stacks: AddressRanges
  private let code: AddressRanges
  private let programCounters: AddressRanges
  /// Whether the dump says which memory can be run, and not only where modules are.
  private let knowsCode: Bool

  /// What the addresses of a dump mean.
  public init(_ snapshot: DumpSnapshot) {
    let map = ProcessMap(snapshot)
    (stacks, code, knowsCode) = (map.stacks, map.code, map.knowsCode)
    programCounters = map.programCounters
    words = WordFilter(snapshot, kept: [map.stacks, map.code, map.images])
  }

  /// Replaces the words of stacks, drops other memory, and takes users' names out of paths.
  public func sanitize(_ snapshot: inout DumpSnapshot) -> SanitizingSummary {
    var summary = SanitizingSummary(counts: words.counts)
    for index in snapshot.threads.indices {
      guard let stack = snapshot.threads[index].stack else { continue }
      snapshot.threads[index].stack = words.sanitized(stack)
      summary.stackCount += 1
    }
    snapshot.memory = snapshot.memory.compactMap { piece in
      if stacks.overlaps(piece) { return words.sanitized(piece) }
      if isCode(piece) { return piece }
      summary.droppedRegionCount += 1
      summary.droppedByteCount &+= piece.byteCount
      return nil
    }
    summary.changedPathCount = snapshot.hideHomeFolders()
    return summary
  }

  /// Whether the program cannot have written there; without knowing what it could run, only what is
  /// around an instruction that was to run next.
  private func isCode(_ piece: MemorySnapshot) -> Bool {
    guard code.contains(piece) else { return false }
    return knowsCode || piece.byteCount <= 4096 && programCounters.overlaps(piece)
  }
}

/// What was taken out of a dump.
public struct SanitizingSummary: Sendable {
  /// How many stacks were gone through.
  public internal(set) var stackCount = 0
  /// Pieces of memory that are neither stacks nor code.
  public internal(set) var droppedRegionCount = 0
  public internal(set) var droppedByteCount: UInt64 = 0
  /// Paths in which the name of a home folder was replaced.
  public internal(set) var changedPathCount = 0
  let counts: WordCounts

  /// Words of stacks that have been written so far.
  public var wordCount: UInt64 { counts.all.load(ordering: .relaxed) }
  /// Those of them that were replaced.
  public var replacedWordCount: UInt64 { counts.replaced.load(ordering: .relaxed) }
}

/// How many words have gone through a filter; they do when they are written.
final class WordCounts: Sendable {
  let all = Atomic<UInt64>(0)
  let replaced = Atomic<UInt64>(0)
}
