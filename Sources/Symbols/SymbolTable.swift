/// The modules of a process by address, with the symbols that are at hand.
///
/// An immutable value: any number of threads walk over the same table.
public struct SymbolTable: Sendable {
  /// The modules in the order they were given.
  public let modules: [LoadedModule]
  private var files: [(any SymbolFile)?]
  /// Modules whose symbols nobody has asked for yet; one that is neither here nor has symbols has
  /// none.
  public var unanswered: Set<Int> = []
  private let map: AddressMap
  /// Address behind the end of the highest module; 0 without modules.
  public let highestEndAddress: UInt64

  /// No module has symbols, and none can be asked for until ``unanswered`` names it.
  public init(modules: [LoadedModule]) {
    self.modules = modules
    files = Array(repeating: nil, count: modules.count)
    map = AddressMap(modules.map { ($0.baseAddress, $0.endAddress) })
    highestEndAddress = modules.map(\.endAddress).max() ?? 0
  }

  /// The index of the module at an address; of overlapping modules, the one that starts last.
  public func moduleIndex(at address: UInt64) -> Int? {
    map[address]
  }

  /// The same table for one of several tasks that walk over it: see ``SymbolFile/forOneTask()``.
  public func forOneTask() -> SymbolTable {
    var table = self
    table.files = files.map { $0?.forOneTask() }
    return table
  }

  /// The symbols of the module with an index, if they are at hand.
  public subscript(moduleIndex: Int) -> (any SymbolFile)? {
    get { files.indices.contains(moduleIndex) ? files[moduleIndex] : nil }
    set {
      guard files.indices.contains(moduleIndex) else { return }
      files[moduleIndex] = newValue
      unanswered.remove(moduleIndex)
    }
  }
}
