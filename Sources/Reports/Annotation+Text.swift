import Processing

extension Annotation {
  /// The only type Crashpad itself defines.
  static let stringType: UInt16 = 1

  /// The value as two hexadecimal digits a byte.
  var hexadecimalBytes: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * value.count)
    for byte in value {
      digits.appendHexadecimal(UInt64(byte), digitCount: 2)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
