/// Numbers that look random and are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> UInt64 { next() % UInt64(max(1, limit)) }
}

/// A symbol file made up of records that overlap, nest, repeat and leave gaps.
struct RandomSymbolText {
  enum Order: CaseIterable {
    /// As dump_syms of Breakpad writes: all functions, then all public symbols.
    case publicsLast
    case publicsFirst
    /// As dump_syms of Mozilla writes: by address.
    case interleaved
    /// Of every kind, the records are in no order.
    case shuffled
    /// Nor are the kinds: any record may follow any other.
    case scattered
    /// As ``publicsLast``, and here and there is a line that cannot be understood.
    case damaged
    /// All of it.
    case scatteredAndDamaged
  }

  private(set) var text = ""
  private(set) var highestAddress: UInt64 = 0
  private var numbers: SeededNumbers

  init(seed: UInt64, functionCount: Int, order: Order, overlaps: Bool = true) {
    numbers = SeededNumbers(state: seed)
    var code: [(address: UInt64, isPublic: Bool, text: String)] = []
    var frames: [(UInt64, String)] = []
    var address: UInt64 = 0x40
    for index in 0..<functionCount {
      let byteCount = 1 + numbers.below(60)
      code.append((address, false, function(index, address, byteCount)))
      frames.append((address, frame(address, byteCount)))
      if numbers.below(4) == 0 {
        let place = address + numbers.below(90)
        code.append((place, true, "PUBLIC \(hex(place)) 0 public\(numbers.below(1000))\n"))
      }
      // Now and then two begin together or one inside the other.
      address +=
        overlaps && numbers.below(8) == 0 ? numbers.below(20) : byteCount + numbers.below(9)
    }
    highestAddress = address + 200
    if order.isShuffled { frames.shuffle(using: &numbers) }
    let windows = frames.map { windowsFrame($0.0) }
    text = arranged(names(order) + [arranged(code, order), frames.map(\.1), windows], order)
  }

  private mutating func arranged(_ groups: [[String]], _ order: Order) -> String {
    var blocks = groups.flatMap(\.self)
    if order.isScattered { blocks.shuffle(using: &numbers) }
    guard order.isDamaged else { return blocks.joined() }
    return blocks.map { numbers.below(6) == 0 ? $0 + damagedLine() : $0 }.joined()
  }

  /// A line no reader understands, or one that says something of an address nobody asks for.
  private mutating func damagedLine() -> String {
    let beyond = hex(highestAddress + 100_000)
    let lines = [
      "FUNC", "FUNC 10x 10 0 bad", "FUNC \(beyond) 10", "PUBLIC bad 0 bad", "PUBLIC \(beyond)",
      "FILE x bad.c", "FILE 99999999999 bad.c", "INLINE_ORIGIN -1 bad", "INLINE_ORIGIN",
      "INLINE 0 1", "STACK CFI INIT x 10 .cfa: $rsp 8 +", "STACK CFI", "STACK CFI INIT \(beyond)",
      "STACK WIN 4 x 1 2 3", "STACK WIN 9 1 2 3", "STACK WIN 0 \(beyond) 1 2", "NONSENSE 1 2 3", "",
      "12 zz 1 1", "\u{1}\u{7f} ???", "FUNC 11111111111111111 10 0 bad",
    ]
    return lines[Int(numbers.below(lines.count))] + "\n"
  }

  private mutating func arranged(
    _ code: [(address: UInt64, isPublic: Bool, text: String)], _ order: Order
  ) -> [String] {
    // A stable sort: records of one address keep their order.
    let sorted = code.enumerated().sorted { ($0.1.address, $0.0) < ($1.1.address, $1.0) }.map(\.1)
    let functions = sorted.filter { !$0.isPublic }.map(\.text)
    let publics = sorted.filter(\.isPublic).map(\.text)
    return switch order {
    case .publicsLast, .damaged: functions + publics
    case .publicsFirst: publics + functions
    case .interleaved: sorted.map(\.text)
    case .shuffled, .scattered, .scatteredAndDamaged:
      code.shuffled(using: &numbers).map(\.text)
    }
  }

  /// Some numbers twice: then the last name counts.
  private mutating func names(_ order: Order) -> [[String]] {
    let all = (0..<40).flatMap { $0.isMultiple(of: 7) ? [$0, $0] : [$0] }
    let files = order.isShuffled ? all.shuffled(using: &numbers) : all
    let origins = order.isShuffled ? all.shuffled(using: &numbers) : all
    return [
      files.enumerated().map { "FILE \($1) file\($1)-\($0).c\n" },
      origins.enumerated().map { "INLINE_ORIGIN \($1) inlined\($1)-\($0)\n" },
    ]
  }

  private mutating func function(_ index: Int, _ address: UInt64, _ byteCount: UInt64) -> String {
    let shown = numbers.below(20) == 0 ? 0 : byteCount
    var text = "FUNC \(hex(address)) \(hex(shown)) 0 function\(index)\n"
    for depth in 0..<Int(numbers.below(4)) {
      let start = address + numbers.below(Int(byteCount))
      let other = address + numbers.below(Int(byteCount))
      text +=
        "INLINE \(depth) \(1 + numbers.below(99)) \(numbers.below(44)) \(numbers.below(44)) "
        + "\(hex(start)) \(hex(numbers.below(30))) \(hex(other)) \(hex(numbers.below(9)))\n"
    }
    var line = address
    while line < address + byteCount {
      let step = numbers.below(12)
      text +=
        "\(hex(line)) \(hex(step + numbers.below(3))) \(numbers.below(500)) \(numbers.below(44))\n"
      line += step + 1
    }
    return text
  }

  private mutating func frame(_ address: UInt64, _ byteCount: UInt64) -> String {
    "STACK CFI INIT \(hex(address)) \(hex(byteCount)) .cfa: $rsp \(1 + numbers.below(99)) + .ra: .cfa ^\n"
  }

  private mutating func windowsFrame(_ address: UInt64) -> String {
    let program = numbers.below(3) > 0
    return "STACK WIN \(program ? 4 : 0) \(hex(address)) \(hex(numbers.below(70))) 0 0 0 0 "
      + "\(hex(numbers.below(99))) 0 \(program ? "1 $eip 4 + ^ =" : "0 1")\n"
  }

  private func hex(_ number: UInt64) -> String { String(number, radix: 16) }
}

extension RandomSymbolText.Order {
  fileprivate var isShuffled: Bool { self == .shuffled || isScattered }
  fileprivate var isScattered: Bool { self == .scattered || self == .scatteredAndDamaged }
  var isDamaged: Bool { self == .damaged || self == .scatteredAndDamaged }
}
