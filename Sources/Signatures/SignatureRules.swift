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

  /// Adds the rules of a file behind those that are there.
  ///
  /// - Parameters:
  ///   - text: the file's bytes, UTF-8.
  ///   - name: what the file is called where a rule explains a signature.
  /// - Throws: ``SignatureRuleError`` for the first line that cannot be understood; those above it are
  ///   added.
  public mutating func add(_ text: [UInt8], named name: String) throws(SignatureRuleError) {
    var section: Section?
    var place = SignatureRulePlace(file: name, line: 0)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let line = text[start..<end].trimmed
      start = end + 1
      place.line += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
        section = try Section(line, place)
        continue
      }
      guard let section else { throw .noSection(place) }
      lists[section.purpose, default: RuleList()].append(
        SignatureRule(line, language: section.language, place: place))
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

  init(_ line: ArraySlice<UInt8>, _ place: SignatureRulePlace) throws(SignatureRuleError) {
    let heading = String(decoding: line, as: UTF8.self)
    let words = heading.dropFirst().dropLast().split(separator: " ").map(String.init)
    let language = words.count == 2 ? NameLanguage(rawValue: words[1]) : nil
    guard let first = words.first, let purpose = RulePurpose(rawValue: first),
      words.count == 1 || language != nil
    else { throw .unknownSection(heading, place) }
    self.purpose = purpose
    self.language = language
  }
}

/// A line of a file of rules.
public struct SignatureRulePlace: Hashable, Sendable {
  /// What the file is called.
  public var file: String
  /// From 1.
  public var line: Int
}

/// Why a file of rules could not be understood.
public enum SignatureRuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A heading that is none of the lists' names.
  case unknownSection(String, SignatureRulePlace)
  /// A rule above the first heading.
  case noSection(SignatureRulePlace)

  public var description: String {
    switch self {
    case .unknownSection(let heading, let place):
      """
      \(place.file), line \(place.line): no list is called \(heading); there are \
      \(RulePurpose.allCases.map { "[\($0.rawValue)]" }.joined(separator: ", ")), each also with c++, \
      rust, swift or go behind the name
      """
    case .noSection(let place):
      "\(place.file), line \(place.line): a rule must stand below a heading such as [irrelevant]"
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces, tabs and carriage returns at its ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    let spaces: [UInt8] = [0x20, 0x09, 0x0d]
    let head = drop { spaces.contains($0) }
    let last = head.lastIndex { !spaces.contains($0) }
    return last.map { head[...$0] } ?? []
  }
}
