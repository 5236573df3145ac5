extension String {
  /// The text in Unicode's Stream-Safe Text Format: a combining grapheme joiner after every 30
  /// combining marks in a row (UAX #15, 13).
  ///
  /// To compare or hash a text takes time that grows with the square of such a run, hours for some
  /// megabytes; and no language has a run of more than some ten. Text from files passes through here.
  package var streamSafe: String {
    guard mayHoldMarks, hasLongRun else { return self }
    var safe = UnicodeScalarView()
    var run = 0
    for scalar in unicodeScalars {
      run = scalar.isCombining ? run + 1 : 0
      if run > Self.longestRun {
        safe.append(Self.joiner)
        run = 1
      }
      safe.append(scalar)
    }
    return String(safe)
  }

  /// No combining mark is written with smaller bytes.
  private var mayHoldMarks: Bool {
    var text = self
    return text.withUTF8 { unsafe $0.contains { $0 >= 0xcc } }
  }

  private static let longestRun = 30
  private static let joiner: Unicode.Scalar = "\u{34f}"

  private var hasLongRun: Bool {
    var run = 0
    for scalar in unicodeScalars {
      run = scalar.isCombining ? run + 1 : 0
      if run > Self.longestRun { return true }
    }
    return false
  }
}

extension Unicode.Scalar {
  fileprivate var isCombining: Bool {
    value >= 0x300 && properties.canonicalCombiningClass != .notReordered
  }
}
