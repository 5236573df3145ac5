import Processing
import Unwinding

extension ProcessState {
  /// Whether functions have no names on stacks because nobody could be asked for symbols.
  var lacksSymbolPlaces: Bool {
    modules.allSatisfy { $0.symbols == .notAsked }
      && threads.lazy.flatMap(\.stack.frames).contains {
        $0.moduleIndex != nil && $0.symbol == nil
      }
  }

  /// What people are told then.
  static let lackOfSymbolPlaces = "none were looked for: no place with symbols was given"
}
