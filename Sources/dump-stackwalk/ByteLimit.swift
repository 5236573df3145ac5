import ArgumentParser

/// A number of bytes, as people write it: `500M`, `4G`, `1048576`.
struct ByteLimit: ExpressibleByArgument, Hashable {
  let byteCount: Int

  init(_ byteCount: Int) {
    self.byteCount = byteCount
  }

  /// Nil unless it is a number without a sign, maybe with K, M, G or T behind it, each 1,024 times the
  /// one before.
  init?(argument: String) {
    let units = "KMGT"
    let unit = argument.last.map { Character($0.uppercased()) }.flatMap { units.firstIndex(of: $0) }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits) else {
      return nil
    }
    let power = unit.map { units.distance(from: units.startIndex, to: $0) + 1 } ?? 0
    let (product, overflows) = number.multipliedReportingOverflow(by: 1 << (10 * power))
    guard !overflows else { return nil }
    byteCount = product
  }

  var defaultValueDescription: String {
    let units = [(1 << 40, "T"), (1 << 30, "G"), (1 << 20, "M"), (1 << 10, "K")]
    let unit = units.first { byteCount > 0 && byteCount % $0.0 == 0 } ?? (1, "")
    return "\(byteCount / unit.0)\(unit.1)"
  }
}
