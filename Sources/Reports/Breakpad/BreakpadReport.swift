public import Processing

/// The report as Breakpad's `minidump_stackwalk` prints it, for people or for programs.
///
/// `Docs/ReportSchema.md` describes both layouts.
public struct BreakpadReport: ReportFormat {
  /// How much of a report there is.
  public enum Layout: Hashable, Sendable {
    /// System, crash, stacks with registers, modules.
    case human
    /// Only the stack of the thread that crashed or asked for the dump, a line for each frame.
    case brief
    /// Fields separated by `|`.
    case machine
  }

  /// Which threads' stacks are printed for people.
  public enum ThreadChoice: Hashable, Sendable {
    /// The one that crashed or asked for the dump first, then the others in their order.
    case all
    /// The one that crashed or asked for the dump.
    case requesting
    /// The one with that number, as the report numbers them.
    case numbered(Int)
  }

  public var layout: Layout
  /// Of ``Layout/human``; the other layouts have no choice.
  public var threads: ThreadChoice

  public init(_ layout: Layout = .human, threads: ThreadChoice = .all) {
    self.layout = layout
    self.threads = threads
  }

  public func report(_ state: ProcessState) -> [UInt8] {
    let facts = BreakpadFacts(state)
    var text = TextWriter()
    switch layout {
    case .human: BreakpadText(facts: facts, threads: threads).write(to: &text)
    case .brief: BreakpadText(facts: facts, threads: threads).writeBrief(to: &text)
    case .machine: BreakpadFields(facts: facts).write(to: &text)
    }
    return text.bytes
  }
}
