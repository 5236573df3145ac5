/// Turns the names that compilers make into what was written: C++ (Itanium ABI), Rust (both schemes)
/// and Swift.
///
/// Names come from files that anybody may have made. Whatever they are, a demangled name has at most
/// ``textLimit`` bytes, and what it would take too long or too much memory to tell is not told. It takes
/// a thread with a megabyte of stack. A name is looked at anew each time: whoever asks often for the
/// same ones keeps the answers.
public enum Demangler {
  /// The longest mangled name that is looked at, in bytes of UTF-8.
  public static let nameLimit = 16 * 1024
  /// The longest text that is told, in bytes of UTF-8.
  public static let textLimit = 128 * 1024

  /// What a name says; nil when it is not mangled, or cannot be told.
  ///
  /// What linkers and optimizers put behind a name stays behind the text: a symbol's version
  /// (`@@GLIBC_2.34`) as it is, marks of parts and copies (`.cold`, `.llvm.123`) as the language's own
  /// tools show them.
  public static func demangle(
    _ name: String, style: DemangledNameStyle = .full
  ) -> DemangledName? {
    guard let scheme = ManglingScheme(of: name.utf8) else { return nil }
    guard name.utf8.count <= nameLimit else { return nil }
    let bytes = Array(name.utf8)
    // Macros' names begin with the sign of a version.
    let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "@")) ?? bytes.count
    guard !bytes.contains(0), var demangled = demangle(bytes[..<end], scheme, style) else {
      return nil
    }
    if end < bytes.count { demangled.text += String(decoding: bytes[end...], as: UTF8.self) }
    return demangled
  }

  private static func demangle(
    _ name: ArraySlice<UInt8>, _ scheme: ManglingScheme, _ style: DemangledNameStyle
  ) -> DemangledName? {
    switch scheme {
    case .itanium:
      RustLegacyName.text(of: name).map { DemangledName(text: $0, language: .rust) }
        ?? ItaniumName.text(of: name, style).map { DemangledName(text: $0, language: .cxx) }
    case .rust: RustName.text(of: name).map { DemangledName(text: $0, language: .rust) }
    case .swift: SwiftName.text(of: name).map { DemangledName(text: $0, language: .swift) }
    }
  }
}

/// By what rules a name was made, as its first characters tell.
enum ManglingScheme {
  case itanium
  case rust
  case swift

  private static let beginnings: [(StaticString, ManglingScheme)] = [
    ("_Z", .itanium), ("__Z", .itanium), ("___Z", .itanium), ("____Z", .itanium),
    ("$s", .swift), ("_$s", .swift), ("$S", .swift), ("_$S", .swift), ("$e", .swift),
    ("_$e", .swift), ("_T0", .swift), ("@__swiftmacro_", .swift), ("_R", .rust), ("__R", .rust),
  ]

  init?(of name: String.UTF8View) {
    guard let first = name.first, first == 0x5f || first == 0x24 || first == 0x40 else {
      return nil
    }
    for (beginning, scheme) in Self.beginnings {
      let isPrefix = beginning.withUTF8Buffer { unsafe name.starts(with: $0) }
      if isPrefix {
        self = scheme
        return
      }
    }
    return nil
  }
}
