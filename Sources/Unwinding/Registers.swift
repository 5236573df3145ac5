/// The registers of a CPU at one frame, by number; each is known or not.
public struct Registers: Sendable {
  /// How many registers the largest ``Architecture`` may have.
  public static let capacity = 40

  private var values = InlineArray<40, UInt64>(repeating: 0)
  /// Bit n is set when register n is known.
  public private(set) var validity: UInt64 = 0

  /// None is known.
  public init() {}

  /// The value of a register; nil when it is not known. A number past ``capacity`` is never known.
  public subscript(number: UInt8) -> UInt64? {
    get {
      guard number < Self.capacity, validity & (1 << UInt64(number)) != 0 else { return nil }
      return values[Int(number)]
    }
    set {
      guard number < Self.capacity else { return }
      if let newValue {
        values[Int(number)] = newValue
        validity |= 1 << UInt64(number)
      } else {
        values[Int(number)] = 0
        validity &= ~(1 << UInt64(number))
      }
    }
  }
}

extension Registers: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.validity == right.validity
      && (0..<capacity).allSatisfy { left.values[$0] == right.values[$0] }
  }

  public func hash(into hasher: inout Hasher) {
    for number in 0..<UInt8(Self.capacity) {
      hasher.combine(self[number])
    }
  }
}
