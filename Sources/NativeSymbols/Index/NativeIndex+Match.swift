import Bytes
import DWARF
import Symbols

extension NativeIndex {
  /// As ``UnitSymbols/match(at:base:)`` of the unit that an address belongs to.
  func match(at address: UInt64, base: UInt64) -> IndexAnswer<SymbolMatch> {
    answer {
      guard isCurrent(at: address) else { return .unknown }
      switch place(at: address) {
      case .unknown: return .unknown
      case .known(nil): return .known(nil)
      case .known(let place?): return .known(match(at: address, place, base: base))
      }
    }
  }

  private func match(at address: UInt64, _ place: Place, base: UInt64) -> SymbolMatch? {
    guard let scopes = scopes(from: place.scope), let function = scopes.last else { return nil }
    var texts = TextBudget(byteCount: data.byteCount)
    var locations = [line(at: address, base: base)]
    for scope in scopes.dropLast() { locations.append(location(ofCall: scope, &texts)) }
    if scopes.count > 1 {
      locations[scopes.count - 1]?.relativeAddress = place.callStart &- base
    }
    let inlines = zip(scopes, locations).dropLast().map { scope, location in
      InlineFrame(name: text(at: scope.name, &texts), source: location)
    }
    return SymbolMatch(
      name: text(at: function.name, &texts) ?? "", origin: .function,
      relativeAddress: place.function.start &- base,
      byteCount: place.function.end &- place.function.start,
      source: locations[scopes.count - 1], inlines: inlines)
  }

  private func location(ofCall scope: Scope, _ texts: inout TextBudget) -> SourceLocation {
    SourceLocation(
      file: texts.take(path(ofFile: scope.file), in: self), line: scope.line,
      column: scope.column == 0 ? nil : scope.column)
  }

  private func line(at address: UInt64, base: UInt64) -> SourceLocation? {
    guard case .known(let line?) = line(at: address) else { return nil }
    return SourceLocation(
      file: path(ofFile: line.file), line: line.line, column: line.column == 0 ? nil : line.column,
      relativeAddress: line.address &- base)
  }

  /// As ``UnitSymbols/source(at:base:)`` of the unit that an address belongs to.
  func source(at address: UInt64, base: UInt64) -> IndexAnswer<SourceLocation> {
    answer {
      guard isCurrent(at: address) else { return .unknown }
      return .known(line(at: address, base: base))
    }
  }

  /// As ``UnitSymbols/functionStart(at:)`` of the unit that an address belongs to.
  func functionStart(at address: UInt64) -> IndexAnswer<UInt64> {
    answer {
      guard isCurrent(at: address) else { return .unknown }
      return place(at: address).map(\.function.start)
    }
  }

  /// The symbol around an address.
  func symbolTableMatch(at address: UInt64, base: UInt64) -> IndexAnswer<SymbolMatch> {
    answer {
      symbol(at: address).map { symbol in
        SymbolMatch(
          name: text(at: symbol.name) ?? "", origin: symbol.isSized ? .function : .publicSymbol,
          relativeAddress: symbol.range.start &- base,
          byteCount: symbol.isSized ? symbol.range.end &- symbol.range.start : nil)
      }
    }
  }

  /// Where the symbol around an address begins.
  func symbolStart(at address: UInt64) -> IndexAnswer<UInt64> {
    answer { symbol(at: address).map(\.range.start) }
  }
}

extension NativeIndex {
  fileprivate func text(at offset: UInt64, _ texts: inout TextBudget) -> String? {
    texts.take(text(at: offset), in: self)
  }
}

/// Bounds the texts of one answer: a false index might tell one long text again and again.
private struct TextBudget {
  /// What may still be told.
  var byteCount: Int

  /// A text, unless it is too much.
  mutating func take(_ text: String?, in index: NativeIndex) -> String? {
    guard let text else { return nil }
    byteCount -= text.utf8.count
    return byteCount >= 0 ? text : index.distrusted()
  }
}

extension IndexAnswer {
  fileprivate func map<Other>(_ change: (Value) -> Other) -> IndexAnswer<Other> {
    switch self {
    case .unknown: .unknown
    case .known(let value): .known(value.map(change))
    }
  }
}
