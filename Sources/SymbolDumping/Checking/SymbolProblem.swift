/// Something in a symbol file that readers refuse, lose or take for something else.
public struct SymbolProblem: Hashable, Sendable {
  public var kind: Kind
  /// The line it is in, the first one being 1; 0 when it is about the whole file.
  public var line: Int
  /// What is there, as a phrase: "0x1200 to 0x1210 is not inside of 0x1000 to 0x1100".
  public var detail: String

  public init(_ kind: Kind, line: Int, _ detail: String) {
    self.kind = kind
    self.line = line
    self.detail = detail
  }

  /// How bad a problem is.
  public enum Severity: String, Hashable, Sendable {
    /// Some reader refuses the file, or a record says nothing or something wrong.
    case error
    /// All readers get what there is, but there could be more, or it could be found sooner.
    case warning
  }

  /// What can be wrong with a symbol file.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case noModule = "no-module"
    case moduleNotFirst = "module-not-first"
    case secondModule = "second-module"
    case noCodeIdentifier = "no-code-id"
    case damagedRecord = "damaged-record"
    case unknownRecord = "unknown-record"
    case unusualOrder = "unusual-order"
    case notUTF8 = "not-utf8"
    case carriageReturn = "carriage-return"
    case blankLine = "blank-line"
    case longLine = "long-line"
    case noLastLineFeed = "no-last-line-feed"
    case emptyName = "empty-name"
    case duplicateNumber = "duplicate-number"
    case unknownFile = "unknown-file"
    case unknownOrigin = "unknown-origin"
    case noFunctions = "no-functions"
    case emptyFunction = "empty-function"
    case duplicateFunction = "duplicate-function"
    case overlappingFunctions = "overlapping-functions"
    case unsortedFunctions = "unsorted-functions"
    case lineWithoutFunction = "line-without-function"
    case lineOutsideFunction = "line-outside-function"
    case emptyLine = "empty-line-record"
    case overlappingLines = "overlapping-lines"
    case unsortedLines = "unsorted-lines"
    case inlineOutsideFunction = "inline-outside-function"
    case inlineWithoutParent = "inline-without-parent"
    case duplicatePublic = "duplicate-public"
    case unsortedPublics = "unsorted-publics"
    case hiddenPublic = "hidden-public"
    case noFrames = "no-frames"
    case frameRulesDoNotParse = "frame-rules-do-not-parse"
    case unknownRegister = "unknown-register"
    case chanceOffset = "chance-offset"
    case changeWithoutInit = "change-without-init"
    case changeOutsideInit = "change-outside-init"
    case overlappingFrames = "overlapping-frames"
    case unsortedFrames = "unsorted-frames"
  }
}
