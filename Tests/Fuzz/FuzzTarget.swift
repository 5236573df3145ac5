import Bytes

/// Something that takes bytes from outside, and what it is fuzzed with.
struct FuzzTarget: Sendable {
  /// As `make fuzz TARGET=` takes it.
  var name: String
  /// What is fuzzed, in a line.
  var purpose: String
  /// A file of `Dictionaries/`, without its ending.
  var dictionary: String
  /// The longest input worth trying.
  var longestInput: Int
  /// The edges of the program's flow graph that the seeds reach at least: a target that falls short of
  /// it no longer reaches the code it is for.
  var leastCoverage: Int
  var seeds: @Sendable () throws -> [Seed]
  /// Must not trap, hang, or allocate more than the input justifies.
  var run: @Sendable (ByteView) -> Void

  /// In the order they are run in.
  static let all: [FuzzTarget] = [
    .trap, .reader, .contexts, .instructions, .symbols, .symbolIndex, .unwinding, .process,
    .rawDump, .elf, .dwarfInfo, .dwarfLines, .nativeSymbols, .nativeIndex,
    .roundTrip, .sanitizing, .containers, .extraInformation, .demangling, .signatures,
    .symbolDump, .symbolCheck, .fetchLines, .rememberedMisses,
  ]

  /// A line per target, as `Scripts/fuzz` reads it: name, dictionary, length, coverage, purpose.
  static var list: String {
    all.map {
      "\($0.name)|\($0.dictionary)|\($0.longestInput)|\($0.leastCoverage)|\($0.purpose)"
    }.joined(separator: "\n")
  }
}

/// Ends the process as a trap does, for findings that are no trap by themselves.
func require(_ condition: Bool, _ claim: @autoclosure () -> String) {
  if !condition { fatalError(claim()) }
}
