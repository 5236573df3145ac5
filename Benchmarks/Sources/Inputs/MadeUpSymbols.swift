import MinidumpKit

/// Writes the symbol file of a ``MadeUpProgram`` with the proportions of a large real one.
///
/// Per function 65 lines (or fewer, if so wanted), 1.5 INLINE, 1.2 INLINE_ORIGIN, 0.35 FILE, 0.12
/// PUBLIC, one STACK CFI INIT and two STACK CFI. A function's records depend on its number alone, so
/// files of any size are written without keeping any of it.
public struct MadeUpSymbols: Sendable {
  /// What a function and its share of everything else take, on average, with 65 lines.
  public static let bytesPerFunction = 1_770

  public var program: MadeUpProgram
  public var isSorted = true
  /// The most lines of a function; on average half as many and a half.
  public var mostLines: UInt64 = 129

  public init(of program: MadeUpProgram) {
    self.program = program
  }

  private var fileCount: Int { max(1, program.functionCount * 35 / 100) }
  private var originCount: Int { max(1, program.functionCount * 118 / 100) }

  /// - Parameter send: takes the file piece by piece.
  public func write<Failure: Error>(
    to send: @escaping (ByteView) throws(Failure) -> Void
  ) throws(Failure) {
    var text = TextPieces(send: send)
    text.add("MODULE Linux x86_64 \(MadeUpProgram.id.debugIdentifier!) \(MadeUpProgram.name)\n")
    for number in 0..<fileCount {
      text.add("FILE \(number) /builds/worker/\(words(number))/\(number).cpp\n")
      try text.sendFull()
    }
    for number in 0..<originCount {
      text.add("INLINE_ORIGIN \(number) \(words(number))::inlined_\(number)(int)\n")
      try text.sendFull()
    }
    for index in order {
      addFunction(index, to: &text)
      try text.sendFull()
    }
    for index in stride(from: 0, to: program.functionCount, by: 8) {
      text.add("PUBLIC ")
      text.add(hex: MadeUpProgram.address(ofFunction: index) + 440)
      text.add(" 0 public_\(index)\n")
      try text.sendFull()
    }
    for index in order {
      addFrame(index, to: &text)
      try text.sendFull()
    }
    try text.sendRest()
  }

  /// The functions by address, or each once in an order that looks random.
  private var order: some Sequence<Int> {
    let count = program.functionCount
    // A prime that divides no count of ours reaches every number once.
    let step = isSorted ? 1 : 7_368_787
    return (0..<count).lazy.map { $0 * step % count }
  }

  private func addFunction(_ index: Int, to text: inout TextPieces<some Error>) {
    var numbers = SeededNumbers(seed: UInt64(index))
    let address = MadeUpProgram.address(ofFunction: index)
    let byteCount = MadeUpProgram.functionByteCount - 8
    text.add("FUNC ")
    text.add(hex: address)
    text.add(" ")
    text.add(hex: byteCount)
    text.add(" 0 \(words(index))::function_\(index)(\(words(index / 7)) const&)\n")
    var inner = address
    for depth in 0..<numbers.next() % 4 {
      inner += 32
      text.add("INLINE \(depth) \(numbers.next() % 5_000) \(numbers.next() % UInt64(fileCount)) ")
      text.add("\(numbers.next() % UInt64(originCount)) ")
      text.add(hex: inner)
      text.add(" ")
      text.add(hex: address + byteCount - inner - (inner - address))
      text.add("\n")
    }
    addLines(from: address, byteCount, &numbers, to: &text)
  }

  private func addLines(
    from address: UInt64, _ byteCount: UInt64, _ numbers: inout SeededNumbers,
    to text: inout TextPieces<some Error>
  ) {
    let count = min(byteCount, 1 + numbers.next() % mostLines)
    let file = numbers.next() % UInt64(fileCount)
    let firstLine = numbers.next() % 5_000 + 1
    for line in 0..<count {
      let start = byteCount * line / count
      text.add(hex: address + start)
      text.add(" ")
      text.add(hex: byteCount * (line + 1) / count - start)
      text.add(" ")
      text.add(decimal: firstLine + line)
      text.add(" ")
      text.add(decimal: file)
      text.add("\n")
    }
  }

  private func addFrame(_ index: Int, to text: inout TextPieces<some Error>) {
    let address = MadeUpProgram.address(ofFunction: index)
    text.add("STACK CFI INIT ")
    text.add(hex: address)
    text.add(" ")
    text.add(hex: MadeUpProgram.functionByteCount - 8)
    text.add(" .cfa: $rsp 8 + .ra: .cfa -8 + ^\nSTACK CFI ")
    text.add(hex: address + 1)
    text.add(" .cfa: $rsp 16 + $rbp: .cfa -16 + ^\nSTACK CFI ")
    text.add(hex: address + 4)
    text.add(" .cfa: $rsp \(MadeUpProgram.frameByteCount) +\n")
  }

  private func words(_ number: Int) -> String {
    let words = Self.words
    let (first, second) = (number % words.count, number / words.count % words.count)
    return "\(words[first])::\(words[second])<\(words[(first + second) % words.count])>"
  }

  private static let words = [
    "node", "text", "frame", "layout", "style", "image", "cache", "parser", "stream", "buffer",
    "handle", "table", "queue", "event", "channel", "surface", "shader", "script", "context",
  ]
}
