import Symbols

/// Reads a whole symbol file into arrays: slow, plain, and right. What the fast ways are compared
/// with.
struct NaiveSymbols {
  struct Function {
    var order: Int
    var address: UInt64
    var byteCount: UInt64
    var name: String
    var lines: [(address: UInt64, byteCount: UInt64, number: UInt32, file: UInt32)] = []
    var calls: [Call] = []
  }

  struct Call {
    var depth: Int
    var line: UInt32
    var file: UInt32
    var origin: UInt32
    var address: UInt64
    var byteCount: UInt64
  }

  private(set) var functions: [Function] = []
  private(set) var publics: [(address: UInt64, name: String)] = []
  private(set) var files: [UInt32: String] = [:]
  private(set) var origins: [UInt32: String] = [:]
  private(set) var frames: [(address: UInt64, byteCount: UInt64, cfaOffset: Int64)] = []
  private(set) var windowsFrames:
    [(type: Int, address: UInt64, byteCount: UInt64, locals: UInt32)] =
      []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if Self.isUnderstood(words) { read(words) }
    }
  }

  /// Whether a line has the words and numbers its kind needs.
  private static func isUnderstood(_ words: [String]) -> Bool {
    let kinds = [
      "FILE": "d.", "INLINE_ORIGIN": "d.", "FUNC": "xxx", "PUBLIC": "xx", "INLINE": "ddddxx",
    ]
    let numbers: String? =
      switch words.prefix(3).joined(separator: " ") {
      case "STACK CFI INIT": "..xx"
      case "STACK WIN 4", "STACK WIN 0": "..xxxxxxxx"
      default: kinds[words[0]] ?? (words[0].first?.isUppercase == true ? nil : "-xdd")
      }
    guard let numbers else { return false }
    // A line has no keyword.
    let found = numbers.first == "-" ? words[...] : words.dropFirst()
    return found.count >= numbers.count
      && zip(found, numbers).allSatisfy { word, form in
        switch form {
        case "d": UInt32(word) != nil
        case ".": true
        default: UInt64(word, radix: 16) != nil
        }
      }
  }

  private mutating func read(_ words: [String]) {
    func hex(_ index: Int) -> UInt64 { UInt64(words[index], radix: 16) ?? 0 }
    func decimal(_ index: Int) -> UInt32 { UInt32(words[index]) ?? 0 }
    switch words[0] {
    case "FILE": files[decimal(1)] = words[2]
    case "INLINE_ORIGIN": origins[decimal(1)] = words[2]
    case "FUNC":
      functions.append(
        Function(
          order: functions.count, address: hex(1), byteCount: hex(2), name: words[4]))
    case "PUBLIC": publics.append((hex(1), words[3]))
    case "INLINE":
      let ranges = stride(from: 5, to: words.count, by: 2).map { (hex($0), hex($0 + 1)) }
      functions[functions.count - 1].calls += ranges.map {
        Call(
          depth: Int(decimal(1)), line: decimal(2), file: decimal(3), origin: decimal(4),
          address: $0.0, byteCount: $0.1)
      }
    case "STACK" where words[1] == "CFI":
      frames.append((hex(3), hex(4), Int64(words[7]) ?? 0))
    case "STACK":
      windowsFrames.append(
        (Int(decimal(2)), hex(3), hex(4), UInt32(truncatingIfNeeded: hex(9))))
    default:
      functions[functions.count - 1].lines.append((hex(0), hex(1), decimal(2), decimal(3)))
    }
  }

  func symbol(at address: UInt64) -> SymbolMatch? {
    let below = functions.filter { $0.address <= address }
    let starts = Set(below.map(\.address)).sorted().suffix(4)
    let nearby = below.filter { starts.contains($0.address) }
    let covering = nearby.filter { address - $0.address < $0.byteCount }
    if let best = covering.min(by: {
      ($0.address, $0.byteCount, $0.order) < ($1.address, $1.byteCount, $1.order)
    }) {
      return match(best, at: address)
    }
    let barrier = nearby.filter { $0.byteCount > 0 }.map(\.address).max()
    guard let start = publics.map(\.address).filter({ $0 <= address }).max(),
      barrier.map({ $0 < start }) ?? true,
      let name = publics.filter({ $0.address == start }).map(\.name).max()
    else { return nil }
    return SymbolMatch(name: name, origin: .publicSymbol, relativeAddress: start)
  }

  private func match(_ function: Function, at address: UInt64) -> SymbolMatch {
    let line = function.lines.filter {
      $0.address <= address && address - $0.address < $0.byteCount
    }
    .min { ($0.address, $0.byteCount) < ($1.address, $1.byteCount) }
    var source = line.map {
      SourceLocation(file: files[$0.file], line: $0.number, relativeAddress: $0.address)
    }
    var calls: [Call] = []
    while let call = call(of: function, at: address, depth: calls.count) { calls.append(call) }
    var inlines: [InlineFrame] = []
    for call in calls.reversed() {
      if !inlines.isEmpty { source?.relativeAddress = nil }
      inlines.append(InlineFrame(name: origins[call.origin], source: source))
      source = SourceLocation(
        file: files[call.file], line: call.line, relativeAddress: call.address)
    }
    return SymbolMatch(
      name: function.name, relativeAddress: function.address, byteCount: function.byteCount,
      source: source, inlines: inlines)
  }

  private func call(of function: Function, at address: UInt64, depth: Int) -> Call? {
    let covering = function.calls.filter {
      $0.depth == depth && $0.address <= address && address - $0.address < $0.byteCount
    }
    let start = covering.map(\.address).max()
    return covering.last { $0.address == start }
  }

  func cfaOffset(at address: UInt64) -> Int64? {
    let below = frames.enumerated().filter { $1.address <= address }
    let starts = Set(below.map(\.element.address)).sorted().suffix(4)
    return below.filter {
      starts.contains($1.address) && address - $1.address < $1.byteCount
    }.min {
      ($0.element.address, $0.element.byteCount, $0.offset)
        < ($1.element.address, $1.element.byteCount, $1.offset)
    }?.element.cfaOffset
  }

  func windowsLocals(at address: UInt64) -> UInt32? {
    for type in [4, 0] {
      let covering = windowsFrames.enumerated().filter {
        $1.type == type && $1.address <= address && address - $1.address < $1.byteCount
      }
      let best = covering.min {
        ($0.element.byteCount, $1.element.address, $0.offset)
          < ($1.element.byteCount, $0.element.address, $1.offset)
      }
      if let best { return best.element.locals }
    }
    return nil
  }
}
