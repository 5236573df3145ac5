/// Rules of one purpose, the first that fits counts.
struct RuleList: Sendable {
  private var rules: [SignatureRule] = []
  /// The places of rules whose pattern begins with this byte, so that few are tried.
  private var places: [UInt8: [Int]] = [:]
  /// Of those that may begin with anything.
  private var openPlaces: [Int] = []

  mutating func append(_ rule: SignatureRule) {
    if let first = rule.pattern.firstByte {
      places[first, default: []].append(rules.count)
    } else {
      openPlaces.append(rules.count)
    }
    rules.append(rule)
  }

  /// Adds the rules of another list behind those that are there.
  mutating func append(_ others: RuleList) {
    for rule in others.rules { append(rule) }
  }

  /// The first rule that fits, as it is shown.
  func rule(for name: FrameName) -> String? {
    guard let first = name.bytes.first else { return nil }
    let place = [places[first] ?? [], openPlaces]
      .compactMap { $0.first { rules[$0].matches(name) } }.min()
    return place.map { rules[$0].label }
  }
}
