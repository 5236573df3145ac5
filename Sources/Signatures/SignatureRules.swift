/// Which functions tell nothing, too little, or all of a crash: lists that anybody may read and write,
/// described in `Docs/Formats/SignatureRules.md`.
public struct SignatureRules: Sendable {
  private var lists: [RulePurpose: RuleList] = [:]

  /// No rules.
  public init() {}

  /// The rules that come with the library.
  public static let builtIn: SignatureRules = {
    var rules = SignatureRules()
    for (name, text) in BuiltInRules.files {
      // What comes with the library has been tried by a test.
      try? rules.add(text, named: name)
    }
    return rules
  }()

  /// Adds the rules of a file's text behind those that are there.
  ///
  /// - Parameter name: what the file is called where a rule explains a signature.
  /// - Throws: ``SignatureRuleError`` for the first line that cannot be understood; those above it are
  ///   added.
  public mutating func add(
    _ text: String, named name: String
  ) throws(SignatureRuleError) {
    var section: Section?
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") { continue }
      if content.hasPrefix("[") && content.hasSuffix("]") {
        section = try Section(content, SignatureRuleError.Place(name, number))
        continue
      }
      guard let section else { throw .noSection(SignatureRuleError.Place(name, number)) }
      let label = "\(name):\(number) \(content)"
      lists[section.purpose, default: RuleList()].append(
        SignatureRule(content, language: section.language, label: label))
    }
  }

  /// Adds all rules of `others` behind those that are there.
  public mutating func append(_ others: SignatureRules) {
    for (purpose, list) in others.lists { lists[purpose, default: RuleList()].append(list) }
  }

  /// The first rule of a list that fits a function's name, as it is shown.
  func rule(_ purpose: RulePurpose, for name: FrameName) -> String? {
    lists[purpose]?.rule(for: name)
  }

  /// The first rule of a list that fits a text which is no function's name.
  func rule(_ purpose: RulePurpose, for text: String) -> String? {
    rule(purpose, for: FrameName(bytes: Array(text.utf8)))
  }
}

/// What the rules below a heading are for: `[prefix rust]`.
private struct Section {
  var purpose: RulePurpose
  var language: NameLanguage?

  init(_ line: Substring, _ place: SignatureRuleError.Place) throws(SignatureRuleError) {
    let words = line.dropFirst().dropLast().split(separator: " ").map(String.init)
    let language = words.count == 2 ? NameLanguage(rawValue: words[1]) : nil
    guard let first = words.first, let purpose = RulePurpose(rawValue: first),
      words.count == 1 || language != nil
    else { throw .unknownSection(String(line), place) }
    self.purpose = purpose
    self.language = language
  }
}

/// Why a file of rules could not be understood.
public enum SignatureRuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line of a file.
  public struct Place: Hashable, Sendable {
    /// What the file is called.
    public var file: String
    /// From 1.
    public var line: Int

    init(_ file: String, _ line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// A heading that is none of the lists' names.
  case unknownSection(String, Place)
  /// A rule above the first heading.
  case noSection(Place)

  public var description: String {
    switch self {
    case .unknownSection(let heading, let place):
      """
      \(place.file), line \(place.line): no list is called \(heading); there are \
      \(RulePurpose.allCases.map { "[\($0.rawValue)]" }.joined(separator: ", ")), each also with c++, \
      rust or swift behind the name
      """
    case .noSection(let place):
      "\(place.file), line \(place.line): a rule must stand below a heading such as [irrelevant]"
    }
  }
}

extension Substring {
  /// Without spaces and tabs at its ends.
  fileprivate var trimmed: Substring {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let head = drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return head }
    return head[...last]
  }
}
