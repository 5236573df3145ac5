import MinidumpReading

/// What went wrong, as far as somebody is going to read it.
struct ProblemLog: Sendable {
  private(set) var problems: [MinidumpError] = []

  /// A damaged list of a million entries has a million problems.
  static let limit = 1000

  init(_ problems: [MinidumpError]) {
    append(problems)
  }

  mutating func append(_ more: [MinidumpError]) {
    for problem in more {
      append(problem)
    }
  }

  mutating func append(_ problem: MinidumpError) {
    guard problems.count < Self.limit else { return }
    problems.append(
      problems.count == Self.limit - 1
        ? MinidumpError("dump", "there are more problems than \(Self.limit)") : problem)
  }
}
