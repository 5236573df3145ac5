/// The functions of all units, by address, none over another.
struct FunctionList: Sendable {
  private(set) var functions: [DumpedFunction]

  /// - Parameter isSameName: whether two names are the same text.
  init(
    _ all: consuming [DumpedFunction], isSameName: (DumpedFunction, DumpedFunction) -> Bool
  ) {
    functions = all
    // What comes first counts: of two that begin at one address the longer, then the first in the file.
    functions.sort {
      if $0.address != $1.address { return $0.address < $1.address }
      if $0.byteCount != $1.byteCount { return $0.byteCount > $1.byteCount }
      return ($0.unit, $0.payload) < ($1.unit, $1.payload)
    }
    var count = 0
    for index in functions.indices where functions[index].byteCount > 0 {
      if count > 0, functions[count - 1].end > functions[index].address {
        guard separate(count - 1, index, isSameName) else { continue }
      }
      functions[count] = functions[index]
      count += 1
    }
    functions.removeLast(functions.count - count)
  }

  /// Takes care that a function does not reach over the one behind it.
  ///
  /// - Returns: false when both begin at one address, and the second one goes.
  private mutating func separate(
    _ first: Int, _ second: Int, _ isSameName: (DumpedFunction, DumpedFunction) -> Bool
  ) -> Bool {
    let distance = functions[second].address - functions[first].address
    if distance == 0 {
      if !isSameName(functions[first], functions[second]) {
        functions[first].isOneOfSeveral = true
      }
      return false
    }
    // Nobody knows whose the common part is; readers drop one of two that overlap.
    functions[first].byteCount = UInt32(distance)
    return true
  }

  /// Adds functions that lie between those that are there.
  mutating func add(_ others: [DumpedFunction]) {
    functions += others
    functions.sort { $0.address < $1.address }
  }

  /// Whether an address lies in a function.
  func covers(_ address: UInt64) -> Bool {
    let next = firstIndex(behind: address)
    return next > 0 && address < functions[next - 1].end
  }

  /// Where the first function behind an address begins.
  func start(behind address: UInt64) -> UInt64? {
    let next = firstIndex(behind: address)
    return next < functions.count ? functions[next].address : nil
  }

  private func firstIndex(behind address: UInt64) -> Int {
    var low = 0
    var high = functions.count
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
