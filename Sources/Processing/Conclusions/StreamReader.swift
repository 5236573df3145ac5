import MinidumpReading

/// Asks a dump for streams and notes what was wrong with them, so that nothing fails silently.
struct StreamReader {
  let dump: Minidump
  private var told: [Diagnostic] = []
  private var untoldCount = 0

  /// A hostile dump may have something wrong in each of a million places; the first ones are told.
  static let diagnosticLimit = 256

  /// What was wrong; last, how much more there was than there is room for.
  var diagnostics: [Diagnostic] {
    guard untoldCount > 0 else { return told }
    return told + [
      Diagnostic(subject: "diagnostics", message: "\(untoldCount) more are not told")
    ]
  }

  init(_ dump: Minidump) {
    self.dump = dump
    note(MinidumpCheck(dump).problems)
    note(dump.problems)
  }

  /// The stream of a type; nil when it is missing or broken beyond use.
  mutating func stream<Stream: MinidumpStream>(_ type: Stream.Type) -> Stream? {
    do {
      let stream = try dump.stream(type)
      if let stream { note(stream.problems) }
      return stream
    } catch {
      note([error])
      return nil
    }
  }

  mutating func note(_ problems: some Sequence<MinidumpError>) {
    for problem in problems {
      note(Diagnostic(subject: problem.subject, message: problem.problem, offset: problem.offset))
    }
  }

  mutating func note(_ diagnostic: Diagnostic) {
    // A stream that is asked for twice has the same to say twice.
    guard !told.contains(diagnostic) else { return }
    if told.count < Self.diagnosticLimit {
      told.append(diagnostic)
    } else {
      untoldCount += 1
    }
  }

  /// Notes the texts that a budget had no room for.
  mutating func note(_ budget: TextBudget, in subject: String) {
    guard budget.leftOutCount > 0 else { return }
    note(
      Diagnostic(
        subject: subject,
        message: "\(budget.leftOutCount) texts are left out: many records share long ones"))
  }
}
