/// What a compiler's name for a function or variable says.
public struct DemangledName: Hashable, Sendable {
  /// The language whose compiler made the name, as far as its scheme tells.
  public enum Language: Hashable, Sendable {
    /// By the Itanium C++ ABI, which D and others use for some names, too.
    case cxx
    case rust
    case swift
  }

  /// As it is written in a program, or nearly: `std::vector<int>::size() const`.
  public var text: String
  public var language: Language

  public init(text: String, language: Language) {
    self.text = text
    self.language = language
  }
}

/// How much of a name is told.
public enum DemangledNameStyle: Hashable, Sendable {
  /// With parameters and return types, where the name has them.
  case full
  /// Without the parameters of C++ functions, which fill a line; other languages have none to spare.
  case withoutParameters
}
