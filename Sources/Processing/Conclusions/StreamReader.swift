import MinidumpReading

/// Asks a dump for streams and notes what was wrong with them, so that nothing fails silently.
struct StreamReader {
  let dump: Minidump
  private(set) var diagnostics: [Diagnostic] = []

  /// A hostile dump may have something wrong in each of a million places; the first ones are told.
  static let diagnosticLimit = 256

  init(_ dump: Minidump) {
    self.dump = dump
    if let truncation = Truncation.diagnostic(of: dump) { note(truncation) }
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
    guard diagnostics.count < Self.diagnosticLimit, !diagnostics.contains(diagnostic) else {
      return
    }
    diagnostics.append(diagnostic)
  }
}
