import Processing

extension TextSections {
  /// What a function was probably called with, and an empty line behind it.
  func arguments(_ guess: FunctionArguments, to text: inout TextWriter) {
    text.line("    Arguments (assuming \(guess.convention.sentence))")
    for (index, argument) in guess.arguments.enumerated() {
      text.add("        arg \(index) (")
      text.add(foreign: argument.name)
      text.add(") = ")
      if let value = argument.value {
        text.add(hexadecimal: value, digitCount: 8)
      } else {
        text.add("<unknown>")
      }
      text.endLine()
    }
    text.endLine()
  }
}

extension FunctionArguments.Convention {
  fileprivate var sentence: String {
    switch self {
    case .cdecl: "cdecl [static function]"
    case .windowsThisCall: "windows thiscall [C++ member function]"
    case .otherThisCall: "non-windows thiscall [C++ member function]"
    }
  }
}
