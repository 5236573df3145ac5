extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return String(self[start..<end])
  }
}

extension String {
  /// The text, or nil when there is none.
  var nonEmpty: String? { isEmpty ? nil : self }
}
