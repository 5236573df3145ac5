public import MinidumpReading
public import Processing

extension DumpInput {
  /// Adds to what the minidump said where it came from, what came with it, and what was wrong.
  public func complete(_ state: inout ProcessState) {
    state.diagnostics = problems + state.diagnostics
    guard format != .minidump || !containers.isEmpty else { return }
    state.input = InputSummary(
      format: format.rawValue, containers: containers.map(\.rawValue),
      fields: fields.map { Annotation(name: $0.name, value: Array($0.value.utf8)) })
  }
}

extension DumpProcessor {
  /// What a dump says, whatever it was taken out of.
  ///
  /// - Throws: when the minidump's header cannot be read.
  public func process(_ input: DumpInput) async throws(MinidumpError) -> ProcessState {
    var state = await process(try Minidump(input.minidump))
    input.complete(&state)
    return state
  }
}
