// How the commands tell people amounts.

extension Int {
  /// A number of bytes: "1.4 MiB", "17 bytes".
  package var inBinaryUnits: String {
    guard self >= 1024 else { return self == 1 ? "1 byte" : "\(self) bytes" }
    let units = ["KiB", "MiB", "GiB", "TiB"]
    var (value, unit) = (Double(self) / 1024, 0)
    while value >= 1024, unit < units.count - 1 {
      (value, unit) = (value / 1024, unit + 1)
    }
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}

extension BinaryInteger {
  /// "1,234,567".
  package var grouped: String {
    let digits = Array(String(self))
    return digits.indices.map { index in
      let isBreak = index > 0 && (digits.count - index) % 3 == 0
      return (isBreak ? "," : "") + String(digits[index])
    }.joined()
  }
}

extension Duration {
  /// "12.3 s".
  package var inTenths: String {
    let tenths = Int(self / .milliseconds(100))
    return "\((tenths / 10).grouped).\(tenths % 10) s"
  }
}
