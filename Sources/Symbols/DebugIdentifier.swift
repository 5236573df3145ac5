/// What a debug file must bear to belong to a module: Breakpad's "debug identifier".
public struct DebugIdentifier: Hashable, Sendable {
  /// As in the path of a symbol store: 32 upper-case hexadecimal digits (or 8, for PDB 2.0) and the
  /// age in hexadecimal without padding.
  public let text: String

  /// An identifier that was written down somewhere, in either case, with or without dashes.
  ///
  /// Nil unless it is 9 to 40 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    let digits = String(text.filter { $0 != "-" })
    // `isHexDigit` alone also takes full-width digits, which are three bytes each.
    guard (9...40).contains(digits.utf8.count),
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    let ageStart = digits.index(digits.startIndex, offsetBy: digits.count > 32 ? 32 : 8)
    self.text = digits[..<ageStart].uppercased() + digits[ageStart...].lowercased()
  }

  /// The identifier of a PDB 7.0: a GUID, its first three fields as numbers, and the age.
  public init(guid: GUID, age: UInt32) {
    text = guid.digits + String(age, radix: 16)
  }

  /// The identifier of a PDB 2.0: `%08X%x` of its time stamp and age.
  public init(timestamp: UInt32, age: UInt32) {
    let digits = String(timestamp, radix: 16, uppercase: true)
    text = String(repeating: "0", count: 8 - digits.count) + digits + String(age, radix: 16)
  }

  /// The identifier of an ELF file: the first 16 bytes of its build id, padded with zeros, read as a
  /// little-endian GUID, and age 0. Nil when they are all zero.
  public init?(elfBuildID: some Collection<UInt8>) {
    guard elfBuildID.contains(where: { $0 != 0 }) else { return nil }
    let head = Array(elfBuildID.prefix(16))
    let bytes = head + [UInt8](repeating: 0, count: 16 - head.count)
    self.init(guid: GUID(littleEndianBytes: bytes), age: 0)
  }

  /// 33 zeros: what reports print for a module without an identifier.
  public static let none = DebugIdentifier(guid: GUID(), age: 0)
}

extension DebugIdentifier: CustomStringConvertible {
  public var description: String { text }
}

/// A 128-bit identifier as Windows lays it out: GUID, 16 bytes.
public struct GUID: Hashable, Sendable {
  /// Bytes 0 to 3, a number in the byte order of the file.
  public var data1: UInt32
  /// Bytes 4 and 5, likewise a number.
  public var data2: UInt16
  /// Bytes 6 and 7, likewise a number.
  public var data3: UInt16
  /// The last eight bytes, first byte in the highest place.
  public var data4: UInt64

  public init(data1: UInt32 = 0, data2: UInt16 = 0, data3: UInt16 = 0, data4: UInt64 = 0) {
    self.data1 = data1
    self.data2 = data2
    self.data3 = data3
    self.data4 = data4
  }

  /// The GUID whose 16 bytes lie in a little-endian file; missing bytes count as zero.
  public init(littleEndianBytes bytes: some Sequence<UInt8>) {
    var padded = Array(bytes.prefix(16))
    padded += repeatElement(0, count: 16 - padded.count)
    func number(_ range: some Sequence<Int>) -> UInt64 {
      range.reduce(0) { $0 << 8 | UInt64(padded[$1]) }
    }
    self.init(
      data1: UInt32(number((0..<4).reversed())),
      data2: UInt16(number((4..<6).reversed())),
      data3: UInt16(number((6..<8).reversed())),
      data4: number(8..<16))
  }

  /// 32 upper-case hexadecimal digits without dashes.
  public var digits: String {
    padded(UInt64(data1), 8) + padded(UInt64(data2), 4) + padded(UInt64(data3), 4)
      + padded(data4, 16)
  }

  private func padded(_ number: UInt64, _ count: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: count - digits.count) + digits
  }
}
