import Bytes
import MinidumpFormat
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
  /// For stacks of 32 bits in a process of 64.
  private let narrowWords: WordFilter
  private let registers: RegisterFilter
  private let map: ProcessMap
  private let wow64: WoW64Threads
  private let counts = WordCounts()

  /// What the addresses of a dump mean.
  public init(_ snapshot: DumpSnapshot) {
    wow64 = WoW64Threads(snapshot)
    map = ProcessMap(snapshot, wow64)
    let wordByteCount: UInt64 = snapshot.dump.isFor32Bits ? 4 : 8
    words = WordFilter(snapshot, map, wordByteCount: wordByteCount, counts)
    narrowWords = WordFilter(snapshot, map, wordByteCount: 4, counts)
    registers = RegisterFilter(snapshot, map)
  }

  /// Replaces the words of stacks, leaves of registers the general ones, drops other memory, and takes
  /// users' names out of paths.
  public func sanitize(_ snapshot: inout DumpSnapshot) -> SanitizingSummary {
    var summary = SanitizingSummary(counts: counts)
    sanitizeRegisters(of: &snapshot)
    for index in snapshot.threads.indices {
      guard let stack = snapshot.threads[index].stack else { continue }
      snapshot.threads[index].stack = sanitized(stack)
      summary.stackCount += 1
    }
    snapshot.memory = snapshot.memory.compactMap { piece in
      if map.stacks.overlaps(piece) { return sanitized(piece) }
      if isCode(piece) { return piece }
      summary.droppedRegionCount += 1
      summary.droppedByteCount &+= piece.byteCount
      return nil
    }
    snapshot.memory += wow64.pieces(besides: snapshot.memory, registers)
    snapshot.rawStreams.removeAll { $0.type == .unused && !$0.bytes.isEmpty }
    snapshot.crashpad?.dropPrivateAnnotations()
    summary.changedPathCount = snapshot.hideHomeFolders()
    return summary
  }

  private func sanitized(_ stack: MemorySnapshot) -> MemorySnapshot {
    (map.narrowStacks.overlaps(stack) ? narrowWords : words).sanitized(stack)
  }

  private func sanitizeRegisters(of snapshot: inout DumpSnapshot) {
    for index in snapshot.threads.indices {
      snapshot.threads[index].context = snapshot.threads[index].context.flatMap {
        registers.sanitized($0)
      }
    }
    if let exception = snapshot.exception {
      snapshot.exception = registers.sanitized(exception)
    }
    snapshot.furtherExceptions = snapshot.furtherExceptions.map(registers.sanitized)
  }

  /// Whether the program cannot have written there; in a module of which nobody knows what is code, only
  /// what is around an instruction that was to run next.
  private func isCode(_ piece: MemorySnapshot) -> Bool {
    map.constantCode.contains(piece)
      || piece.byteCount <= 4096 && map.programCounters.overlaps(piece)
        && map.unmappedImages.contains(piece)
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
