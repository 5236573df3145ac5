/// Several symbol files of one module as one.
///
/// Names, lines and inlined calls of an address come from the file that says most of it; where several
/// say as much, from the one nearest to the debug information, then from the one found first. Rules of
/// call frames come from the file nearest to the original ones that has any for the address.
public final class CombinedSymbolFile: SymbolFile {
  /// In the order they were found.
  public let files: [any SymbolFile]
  private let byNames: [any SymbolFile]
  private let byCallFrames: [any SymbolFile]

  /// - Parameter files: of one module; those that are combinations themselves are taken apart.
  public init(_ files: [any SymbolFile]) {
    let files = files.flatMap { ($0 as? CombinedSymbolFile)?.files ?? [$0] }
    self.files = files
    byNames = Self.sorted(files, by: \.names)
    byCallFrames = Self.sorted(files, by: \.callFrames)
  }

  private static func sorted(
    _ files: [any SymbolFile], by source: KeyPath<SymbolCoverage, SymbolCoverage.Source>
  ) -> [any SymbolFile] {
    let ranked = files.enumerated().map { ($0, $1, $1.coverage[keyPath: source]) }
    return ranked.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map(\.1)
  }

  /// Of the file that was found first.
  public var moduleID: ModuleID { files.first?.moduleID ?? ModuleID(codeFile: "") }

  public func symbol(at relativeAddress: UInt64) -> SymbolMatch? { best(at: relativeAddress) }

  /// Asks no further file when one names a function with its line.
  private func best(at relativeAddress: UInt64) -> SymbolMatch? {
    var best: SymbolMatch?
    for file in byNames {
      guard let match = file.symbol(at: relativeAddress) else { continue }
      if best.map({ $0.wealth < match.wealth }) ?? true { best = match }
      if match.wealth == .line { break }
    }
    return best
  }

  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    files.contains { $0.namesFunction(at: relativeAddress) }
  }

  public func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    let naming = byNames.filter { $0.namesFunction(at: relativeAddress) }
    return naming.count > 1
      ? best(at: relativeAddress)?.relativeAddress
      : naming.first?.symbolStart(at: relativeAddress)
  }

  public func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? {
    for file in byCallFrames {
      if let rules = file.cfiRules(at: relativeAddress, registers: registers) { return rules }
    }
    return nil
  }

  public func windowsFrame(at relativeAddress: UInt64) -> WindowsFrame? {
    for file in files {
      if let frame = file.windowsFrame(at: relativeAddress) { return frame }
    }
    return nil
  }

  public func code(at relativeAddress: UInt64, byteCount: Int) -> UInt64? {
    for file in files {
      if let code = file.code(at: relativeAddress, byteCount: byteCount) { return code }
    }
    return nil
  }

  public var hasCallFrameInformation: Bool { files.contains(where: \.hasCallFrameInformation) }

  public var badRecordCount: Int { files.reduce(0) { $0 + $1.badRecordCount } }

  public func forOneReport() -> any SymbolFile {
    CombinedSymbolFile(files.map { $0.forOneReport() })
  }

  public func forOneTask() -> any SymbolFile { CombinedSymbolFile(files.map { $0.forOneTask() }) }

  public var memory: SymbolMemory {
    files.reduce(into: SymbolMemory()) { sum, file in
      let memory = file.memory
      sum.mappedByteCount += memory.mappedByteCount
      sum.residentByteCount += memory.residentByteCount
    }
  }

  public var coverage: SymbolCoverage {
    files.reduce(SymbolCoverage()) { $0.union($1.coverage) }
  }
}

extension SymbolMatch {
  /// How much a match says.
  fileprivate enum Wealth: Int, Comparable {
    case symbol, function, line

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  fileprivate var wealth: Wealth {
    guard origin == .function else { return .symbol }
    return source == nil && inlines.isEmpty ? .function : .line
  }
}
