import Demangling

/// The language whose rules a function's name follows.
enum NameLanguage: String, Sendable {
  /// C and assembly, too: their names have nothing that would be taken away.
  case cxx = "c++"
  case rust
  case swift
  case go

  /// As the linker's name tells, else the source file's ending, else the name itself.
  init(of name: [UInt8], linkageName: String?, sourceFile: String?) {
    self =
      linkageName.flatMap { Self(linkageName: $0) } ?? sourceFile.flatMap { Self(sourceFile: $0) }
      ?? Self(looksOf: name)
  }

  private init?(linkageName: String) {
    guard let language = Demangler.demangle(linkageName)?.language else { return nil }
    switch language {
    case .cxx: self = .cxx
    case .rust: self = .rust
    case .swift: self = .swift
    }
  }

  private init?(sourceFile: String) {
    if sourceFile.hasSuffix(".swift") {
      self = .swift
    } else if sourceFile.hasSuffix(".rs") {
      self = .rust
    } else if sourceFile.hasSuffix(".go") {
      self = .go
    } else {
      return nil
    }
  }

  /// What only names of Rust, Swift or Go have in them.
  private init(looksOf name: [UInt8]) {
    if RustFunctionName.endsInHash(name[...]) || name.contains("{{") || name.contains("{closure#") {
      self = .rust
    } else if name.contains("Swift.") || name.contains("Swift runtime failure")
      || name.contains(" -> ") || name.contains("closure #")
    {
      self = .swift
    } else if GoFunctionName.isLikely(name) {
      self = .go
    } else {
      self = .cxx
    }
  }
}

extension [UInt8] {
  /// Whether `text` is somewhere in it.
  fileprivate func contains(_ text: String) -> Bool {
    let piece = Array(text.utf8)
    guard count >= piece.count, let first = piece.first else { return false }
    return (0...(count - piece.count)).contains {
      self[$0] == first && self[$0...].starts(with: piece)
    }
  }
}
