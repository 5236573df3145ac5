import Demangling
package import Symbols

extension SymbolMatch {
  /// The same with names that tell what they mean; those that cannot be told stay.
  var demangled: SymbolMatch {
    demangled { Demangler.demangle($0)?.text }
  }

  /// The same with names that tell what they mean; those that cannot be told stay, and those that were
  /// told already.
  ///
  /// - Parameter tell: what a name means; nil when it means nothing else.
  package func demangled(by tell: (String) -> String?) -> SymbolMatch {
    var match = self
    if linkageName == nil, let text = tell(name) {
      match.name = text
      match.linkageName = name
    }
    for index in inlines.indices where inlines[index].linkageName == nil {
      guard let name = inlines[index].name, let text = tell(name) else { continue }
      match.inlines[index].name = text
      match.inlines[index].linkageName = name
    }
    return match
  }
}
