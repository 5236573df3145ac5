public import Processing

/// The report as a person reads it, in the layout of rust-minidump's human report.
///
/// What we know beyond it comes behind the parts it has; see `Docs/ReportSchema.md`.
public struct TextReport: ReportFormat {
  /// Only the summary and the stack of the thread that crashed.
  public var isBrief: Bool
  /// How parts of the text are set apart.
  public var palette: Palette
  /// Whether to say how likely an attacker can use the crash.
  public var showsExploitability = false

  /// A brief report says that something is missing, not everything that is.
  private static let briefDiagnosticLimit = 3

  public init(isBrief: Bool = false, palette: Palette = .plain) {
    self.isBrief = isBrief
    self.palette = palette
  }

  public func report(_ state: ProcessState) -> [UInt8] {
    var text = TextWriter(palette)
    let sections = TextSections(state)
    sections.summary(&text)
    if showsExploitability { sections.exploitability(&text) }
    sections.requestingThread(&text)
    if isBrief {
      sections.diagnostics(&text, limit: Self.briefDiagnosticLimit)
    } else {
      sections.otherThreads(&text)
      sections.loadedModules(&text)
      sections.unloadedModules(&text)
      sections.streams(&text)
      sections.softErrors(&text)
      sections.additions(&text)
    }
    return text.bytes
  }
}

/// The parts of a text report.
struct TextSections {
  let state: ProcessState
  let facts: FrameFacts
  /// How many digits registers and the crash address are filled to.
  let digitCount: Int

  init(_ state: ProcessState) {
    self.state = state
    facts = FrameFacts(state)
    digitCount = state.system.pointerByteCount == 4 ? 8 : 16
  }
}
