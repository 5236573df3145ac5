/// The functions of all units, by address, none over another.
struct FunctionList: Sendable {
  private(set) var functions: [DumpedFunction]

  /// - Parameter isSameName: whether two names are the same text.
  init(_ all: [DumpedFunction], isSameName: (DumpedFunction, DumpedFunction) -> Bool) {
    functions = []
    functions.reserveCapacity(all.count)
    // What comes first counts: of two that begin at one address the longer, then the first in the file.
    let sorted = all.sorted {
      if $0.address != $1.address { return $0.address < $1.address }
      if $0.byteCount != $1.byteCount { return $0.byteCount > $1.byteCount }
      return ($0.unit, $0.payload) < ($1.unit, $1.payload)
    }
    for function in sorted { add(function, isSameName) }
  }

  private mutating func add(
    _ function: DumpedFunction, _ isSameName: (DumpedFunction, DumpedFunction) -> Bool
  ) {
    guard function.byteCount > 0 else { return }
    if let last = functions.indices.last, functions[last].end > function.address {
      if functions[last].address == function.address {
        let isSame = isSameName(functions[last], function)
        if !isSame { functions[last].isOneOfSeveral = true }
        return
      }
      // Nobody knows whose the common part is; readers drop one of two that overlap.
      functions[last].byteCount = UInt32(function.address - functions[last].address)
    }
    functions.append(function)
  }

  /// Whether an address lies in a function.
  func covers(_ address: UInt64) -> Bool {
    var low = 0
    var high = functions.count
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    return low > 0 && address < functions[low - 1].end
  }
}
