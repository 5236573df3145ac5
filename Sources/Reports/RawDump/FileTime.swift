/// Windows' FILETIME: units of 100 nanoseconds, as a point in time since 1601-01-01 or as a length.
struct FileTime {
  private let units: UInt64
  private static let unitsPerSecond: UInt64 = 10_000_000
  /// From 1601 to 1970.
  private static let secondsBefore1970: UInt64 = 11_644_473_600

  init(_ units: UInt64) {
    self.units = units
  }

  /// As a point in time, to the second; nil before 1970 and after 2106.
  var date: String? {
    let seconds = units / Self.unitsPerSecond
    guard seconds > Self.secondsBefore1970 else { return nil }
    return UInt32(exactly: seconds - Self.secondsBefore1970).map {
      CivilTime(secondsSince1970: $0).description
    }
  }

  /// As a length: "1.5 s".
  var seconds: String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Self.unitsPerSecond)
    var fraction = String(rest + Self.unitsPerSecond).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? "\(whole) s" : "\(whole).\(fraction) s"
  }
}
