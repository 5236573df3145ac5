/// A number of a record, of whichever type.
struct RawNumber: Hashable {
  /// The bits as the file has them.
  var bits: UInt128
  var bitWidth: Int
  var isSigned: Bool

  init(_ number: some FixedWidthInteger) {
    bitWidth = type(of: number).bitWidth
    isSigned = type(of: number).isSigned
    let mask = bitWidth < 128 ? (UInt128(1) << UInt128(bitWidth)) - 1 : .max
    bits = UInt128(truncatingIfNeeded: number) & mask
  }

  /// The number without a sign, as far as it fits.
  var value: UInt64 { UInt64(clamping: bits) }

  /// "-3", in decimal.
  var decimal: String {
    guard isSigned, bitWidth <= 64 else { return String(bits) }
    let shift = 64 - bitWidth
    return String((Int64(truncatingIfNeeded: bits) << shift) >> shift)
  }

  /// The bits in hexadecimal, without leading zeros.
  var hexadecimal: String { "0x" + String(bits, radix: 16) }

  /// The bits in hexadecimal, all of them.
  var paddedHexadecimal: String {
    let digits = String(bits, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, bitWidth / 4 - digits.count)) + digits
  }
}

/// What a field holds.
enum RawValue {
  case number(RawNumber)
  /// An array of numbers that is part of a record.
  case numbers([RawNumber])
  /// An array of bytes that is part of a record.
  case digits([UInt8])
  case text(String)
  /// A number that is not in the file, but says something of it: a length, a place, a count.
  case count(Int)
}

/// What several fields are together.
enum RawGroup {
  case object
  /// An object so small that text has it on one line.
  case line
  case list
}

/// How the events of a raw dump become bytes; names are nil for the elements of a list.
///
/// A meaning is what a number stands for, in words: a name, a date, the text at an offset.
protocol RawFormat: Sendable {
  mutating func open(_ group: RawGroup, _ name: String?, meaning: String?)
  mutating func close()
  mutating func value(_ value: RawValue, _ name: String?, meaning: String?)

  /// Begins an area of bytes, which ``addBytes(_:at:)`` fills.
  mutating func openBytes(_ name: String, byteCount: Int, offset: UInt64)
  /// Adds the next bytes of the area, which lie behind `position` others; 16 or a multiple but last.
  mutating func addBytes(_ bytes: [UInt8], at position: Int)
  mutating func closeBytes()

  mutating func finish()
  /// What has been written since the last time.
  mutating func takeBytes() -> [UInt8]
  var byteCount: Int { get }
}
