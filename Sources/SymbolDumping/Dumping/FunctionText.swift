import Bytes

/// Writes functions with their calls and lines.
struct FunctionText: Sendable {
  private let functions: [DumpedFunction]
  /// By the unit's index.
  private let payloads: [[UInt8]]
  private let names: NameTable
  private let marksShared: Bool

  init(
    _ functions: [DumpedFunction], _ units: [DumpedUnits], _ names: NameTable, marksShared: Bool
  ) {
    self.functions = functions
    self.names = names
    self.marksShared = marksShared
    let count = units.reduce(0) { max($0, ($1.units.last?.index ?? -1) + 1) }
    // Functions that no unit tells of have the last one, which is empty.
    var payloads = [[UInt8]](repeating: [], count: count + 1)
    for unit in units.lazy.flatMap(\.units) { payloads[unit.index] = unit.payload }
    self.payloads = payloads
  }

  /// About how many functions are written at a time.
  static let chunkCount = 1024

  /// The records of some functions.
  func text(of range: Range<Int>) -> ByteView {
    var text = SymbolTextBuffer(capacity: 512 * 1024)
    for function in functions[range] {
      text.beginFunction(
        function.address, byteCount: UInt64(function.byteCount),
        isOneOfSeveral: function.isOneOfSeveral && marksShared)
      names.appendName(function.name, worker: Int(function.worker), to: &text)
      text.endLine()
      let unit = min(Int(function.unit), payloads.count - 1)
      var payload = VarintReader(payloads[unit], at: Int(function.payload))
      appendCalls(of: function, &payload, to: &text)
      appendLines(of: function, &payload, to: &text)
    }
    return text.finish()
  }

  private func appendCalls(
    of function: DumpedFunction, _ payload: inout VarintReader, to text: inout SymbolTextBuffer
  ) {
    let files = names.fileNumbers[Int(function.worker)]
    let origins = names.originNumbers[Int(function.worker)]
    while true {
      let depth = payload.next()
      if depth == 0 { return }
      let (line, file, origin) = (payload.next(), Int(payload.next()), Int(payload.next()))
      let count = payload.next()
      var isBegun = false
      for _ in 0..<count {
        let (start, byteCount) = (payload.next(), payload.next())
        // The function may have been cut.
        guard start < UInt64(function.byteCount) else { continue }
        if !isBegun {
          isBegun = true
          text.beginInline(
            depth: Int(depth) - 1, callLine: line, callFile: Int(files[file]),
            origin: Int(origins[origin]))
        }
        text.appendRange(
          function.address + start,
          byteCount: min(byteCount, UInt64(function.byteCount) - start))
      }
      if isBegun { text.endLine() }
    }
  }

  private func appendLines(
    of function: DumpedFunction, _ payload: inout VarintReader, to text: inout SymbolTextBuffer
  ) {
    let files = names.fileNumbers[Int(function.worker)]
    var position: UInt64 = 0
    var line: Int64 = 0
    while true {
      let (gap, byteCount) = (payload.next(), payload.next())
      if gap == 0, byteCount == 0 { return }
      position += gap
      line += payload.nextSigned()
      let file = Int(payload.next())
      if position < UInt64(function.byteCount) {
        text.appendLine(
          function.address + position,
          byteCount: min(byteCount, UInt64(function.byteCount) - position),
          line: UInt64(line), file: Int(files[file]))
      }
      position += byteCount
    }
  }
}
