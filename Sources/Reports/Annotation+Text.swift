import Processing

extension Annotation {
  /// The only type Crashpad itself defines.
  static let stringType: UInt16 = 1

  /// The value as two hexadecimal digits a byte.
  var hexadecimalBytes: String { value.hexadecimalDigits }
}
