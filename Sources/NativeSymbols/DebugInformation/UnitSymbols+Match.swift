import DWARF
import Symbols

extension UnitSymbols {
  /// The function, line and inlined calls at an address; nil where the unit has no function.
  ///
  /// - Parameter base: what addresses of the answer are relative to.
  func match(at address: UInt64, base: UInt64) -> SymbolMatch? {
    let chain = scopes(at: address)
    guard let function = chain.last, let range = range(ofScope: function, around: address) else {
      return nil
    }
    var locations = self.locations(at: address, of: chain, base: base)
    let source = locations.popLast() ?? nil
    let inlines = zip(chain, locations).map { scope, location in
      InlineFrame(name: name(ofScope: scope), source: location)
    }
    return SymbolMatch(
      name: name(ofScope: function) ?? "", origin: .function,
      relativeAddress: range.start &- base, byteCount: range.end - range.start, source: source,
      inlines: inlines)
  }

  /// The line that was running in each scope of a chain: of the innermost that of the address, of the
  /// others that of the call.
  private func locations(at address: UInt64, of chain: [Int], base: UInt64) -> [SourceLocation?] {
    var locations = [source(at: address, base: base)]
    for scope in chain.dropLast() {
      let (file, line, column) = call(ofScope: scope)
      locations.append(
        SourceLocation(file: path(ofFile: file), line: line, column: column == 0 ? nil : column))
    }
    guard chain.count > 1 else { return locations }
    let outermostCall = range(ofScope: chain[chain.count - 2], around: address)
    locations[chain.count - 1]?.relativeAddress = outermostCall.map { $0.start &- base }
    return locations
  }

  /// The line of the code at an address.
  func source(at address: UInt64, base: UInt64) -> SourceLocation? {
    guard let row = row(at: address) else { return nil }
    return SourceLocation(
      file: path(ofFile: row.file), line: row.line,
      column: row.column == 0 ? nil : UInt32(row.column),
      relativeAddress: row.address &- base)
  }
}
