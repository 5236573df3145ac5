import Symbols

/// Names and paths that were made last: functions are inlined in many places, and files are few.
struct UnitTexts: Sendable {
  private let names = RecentCache<String?>(limit: 2 << 20)
  private let paths = RecentCache<String?>(limit: 1 << 20)

  /// - Parameter offset: in `.debug_info` of the linked file.
  func name(ofEntryAt offset: Int, make: () -> String?) -> String? {
    names.value(for: UInt64(offset), measure: Self.cost, make: make)
  }

  func path(ofFile number: UInt32, unitOffset: Int, make: () -> String?) -> String? {
    let bits: UInt64 = 20
    // More files than that have not been seen in a unit.
    guard UInt64(number) < 1 << bits, UInt64(unitOffset) < 1 << (64 - bits) else { return make() }
    return paths.value(
      for: UInt64(unitOffset) << bits | UInt64(number), measure: Self.cost, make: make)
  }

  private static func cost(_ text: String?) -> Int { (text?.utf8.count ?? 0) + 48 }
}
