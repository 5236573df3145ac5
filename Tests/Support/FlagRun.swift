/// A run of a command that shows what a flag does: something is to be seen that is not without it.
public struct FlagRun: Sendable, CustomStringConvertible {
  public enum Effect: Sendable {
    /// Only with the flag.
    case shows(String)
    /// Only without it.
    case hides(String)
    /// A flag that is the default, or changes nothing but speed.
    case changesNothing
  }

  /// All names of the flag; each is tried.
  public var names: [String]
  /// Nil for a flag.
  public var value: String?
  /// The words in front of the flag, like a subcommand's name, and behind it.
  public var words: (front: [String], behind: [String])
  public var effect: Effect
  /// Whether a run without the flag is worth its time.
  public var isCompared = true
  public var isOnTerminal = false
  /// What is run before.
  public var preparation: [String]?

  public init(
    _ names: String, _ value: String?, _ behind: [String], front: [String] = [],
    _ effect: Effect, isCompared: Bool = true, isOnTerminal: Bool = false,
    preparation: [String]? = nil
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.value = value
    words = (front, behind)
    self.effect = effect
    self.isCompared = isCompared
    self.isOnTerminal = isOnTerminal
    self.preparation = preparation
  }

  /// Of a flag without a value.
  public init(
    _ names: String, _ behind: [String], front: [String] = [], _ effect: Effect,
    isCompared: Bool = true, isOnTerminal: Bool = false, preparation: [String]? = nil
  ) {
    self.init(
      names, nil, behind, front: front, effect, isCompared: isCompared, isOnTerminal: isOnTerminal,
      preparation: preparation)
  }

  public var description: String {
    (words.front + names).joined(separator: " ")
  }

  /// What is wrong with what runs showed.
  ///
  /// - Parameter show: what a run with these words shows: output, files, everything.
  public func problems(_ show: ([String]) throws -> String) rethrows -> [String] {
    let without = isCompared ? try show(words.front + words.behind) : nil
    return try names.compactMap { name in
      let with = try show(words.front + [name] + (value.map { [$0] } ?? []) + words.behind)
      return problem(of: name, with, without)
    }
  }

  private func problem(of name: String, _ with: String, _ without: String?) -> String? {
    switch effect {
    case .shows(let text):
      if !with.contains(text) { return "\(name): '\(text)' is not in: \(with)" }
      return without?.contains(text) == true ? "\(text) is there without \(name), too" : nil
    case .hides(let text):
      if with.contains(text) { return "\(name): '\(text)' is in: \(with)" }
      return without?.contains(text) == false ? "\(text) is not there without \(name)" : nil
    case .changesNothing:
      return with == without ? nil : "\(name) shows \(with) instead of \(without ?? "")"
    }
  }

  /// The names of all flags that a help text tells, each behind two spaces at the beginning of a line.
  public static func names(toldBy help: String) -> Set<String> {
    let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
    return Set(
      lines.flatMap { line -> [String] in
        let words = line.split(separator: " ")
        let others = words.prefix { $0.last == "," }
        return others.map { String($0.dropLast()) } + [String(words[others.count])]
      })
  }
}
