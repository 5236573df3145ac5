/// What is broken in dumps of the corpus, by the end of their paths and the subjects of the problems.
enum KnownDamage {
  static func subjects(ofDumpAt path: String) -> Set<String> {
    all.first { path.hasSuffix($0.end) }?.subjects ?? []
  }

  /// Dumps whose directories are random numbers: they lose what they lose.
  static func isNoise(dumpAt path: String) -> Bool {
    ["/invalid-range.dmp", "/invalid-record-count.dmp"].contains(where: path.hasSuffix)
  }

  private static let all: [(end: String, subjects: Set<String>)] = [
    // LLVM's yaml2obj leaves out how long the stream is.
    ("/llvm-gen/arm-linux.1.dmp", ["misc info"]),
    ("/llvm-gen/fb-dump.1.dmp", ["misc info"]),
    ("/llvm-gen/regions-linux-map.1.dmp", ["misc info"]),
    ("/llvm-gen/arm64-macos.1.dmp", ["misc info"]),
    ("/llvm/regions-memlist64.dmp", ["misc info"]),
    // Pages around what stacks point to, on top of the stacks.
    ("/sentry-native/crash.dmp", ["memory list"]),
    ("/sentry-native/stack-overflow.dmp", ["memory list"]),
    ("/google--breakpad/exec_av_on_stack.dmp", ["memory list"]),
  ]
}
