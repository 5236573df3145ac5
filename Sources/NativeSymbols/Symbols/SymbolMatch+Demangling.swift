import Demangling
import Symbols

extension SymbolMatch {
  /// The same with names that tell what they mean; those that cannot be told stay.
  var demangled: SymbolMatch {
    var match = self
    if let told = Demangler.demangle(name) {
      match.name = told.text
      match.linkageName = name
    }
    match.inlines = inlines.map(\.demangled)
    return match
  }
}

extension InlineFrame {
  fileprivate var demangled: InlineFrame {
    guard let name, let told = Demangler.demangle(name) else { return self }
    var frame = self
    frame.name = told.text
    frame.linkageName = name
    return frame
  }
}
