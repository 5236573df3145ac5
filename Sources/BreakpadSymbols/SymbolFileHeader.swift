import Bytes
public import Symbols

/// What a symbol file says of itself: its MODULE record and the INFO records behind it.
public struct SymbolFileHeader: Hashable, Sendable {
  /// As written: `Linux`, `mac`, `windows`, …; nil without a MODULE record.
  public var operatingSystem: String?
  /// As written: `x86`, `x86_64`, `arm64`, …
  public var architecture: String?
  /// The name of the file with the debug information: `app.pdb`, `libc.so.6`.
  public var debugFile: String?
  /// Of the MODULE record; nil when its text is no identifier.
  public var debugIdentifier: DebugIdentifier?
  /// Of the INFO CODE_ID record; nil without one.
  public var codeIdentifier: CodeIdentifier?
  /// The executable's or library's name, where an INFO CODE_ID record gives it.
  public var codeFile: String?

  /// How many lines are searched for a MODULE record that does not come first.
  private static let lineLimit = 64

  /// Reads the first 64 lines; of several records of a kind, the first counts.
  public init(_ text: ByteView) {
    self.init(SymbolText(text))
  }

  init(_ text: SymbolText) {
    var offset = 0
    var lineCount = 0
    while offset < text.byteCount, lineCount < Self.lineLimit {
      var fields = text.fields(at: offset)
      if fields.skip("MODULE ") {
        readModule(&fields)
      } else if fields.skip("INFO CODE_ID ") {
        readCodeIdentifier(&fields)
      }
      offset = text.nextLine(after: offset)
      lineCount += 1
    }
  }

  /// The identity that modules of a dump are compared with.
  public var moduleID: ModuleID {
    ModuleID(
      codeFile: codeFile ?? debugFile ?? "", codeIdentifier: codeIdentifier, debugFile: debugFile,
      debugIdentifier: debugIdentifier)
  }

  /// `MODULE os architecture identifier name`: the first one counts.
  private mutating func readModule(_ fields: inout Fields) {
    guard operatingSystem == nil, let system = fields.word(), let cpu = fields.word(),
      let identifier = fields.word()
    else { return }
    operatingSystem = system.symbolName
    architecture = cpu.symbolName
    debugIdentifier = DebugIdentifier(identifier.symbolName)
    debugFile = fields.rest().symbolName
  }

  /// `INFO CODE_ID identifier [file]`.
  private mutating func readCodeIdentifier(_ fields: inout Fields) {
    guard codeIdentifier == nil, let identifier = fields.word() else { return }
    codeIdentifier = CodeIdentifier(identifier.symbolName)
    let name = fields.rest().symbolName
    codeFile = name.isEmpty ? nil : name
  }
}
