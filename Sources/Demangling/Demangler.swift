public import Bytes

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
    var name = name
    var demangled: DemangledName?
    name.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      let view = unsafe ByteView(
        base: UnsafeRawPointer(base), byteCount: bytes.count, owner: nil)
      demangle(view, style: style) { text, language in
        let text = unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
        demangled = DemangledName(text: text, language: language)
      }
    }
    return demangled
  }

  /// Whether a name begins as those do that can be told, which is found at once.
  public static func mayTell(_ name: String) -> Bool {
    guard let first = name.utf8.first, ManglingScheme.mayBegin(with: first) else { return false }
    var name = name
    return name.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return false }
      let view = unsafe ByteView(
        base: UnsafeRawPointer(base), byteCount: bytes.count, owner: nil)
      return ManglingScheme(of: view) != nil
    }
  }

  /// As ``demangle(_:style:)``, from bytes to bytes: for who looks at many names.
  ///
  /// - Parameter body: shown the text, which it must not keep.
  /// - Returns: false when `body` was not called, as there was nothing to tell.
  @discardableResult
  public static func demangle(
    _ name: ByteView, style: DemangledNameStyle = .full,
    _ body: (ByteView, DemangledName.Language) -> Void
  ) -> Bool {
    guard let scheme = ManglingScheme(of: name), name.byteCount <= nameLimit,
      name.firstOffset(ofByte: 0) == nil
    else { return false }
    // Macros' names begin with the sign of a version.
    guard let end = name.firstOffset(ofByte: UInt8(ascii: "@"), from: 1) else {
      return tell(name, scheme, style, body)
    }
    let version = name.clampedSlice(at: UInt64(end)).bytes
    return tell(name.clampedSlice(at: 0, byteCount: UInt64(end)), scheme, style) { text, language in
      body(ByteView(text.bytes + version), language)
    }
  }

  private static func tell(
    _ name: ByteView, _ scheme: ManglingScheme, _ style: DemangledNameStyle,
    _ body: (ByteView, DemangledName.Language) -> Void
  ) -> Bool {
    switch scheme {
    case .itanium:
      if RustLegacyName.mayBe(name), let text = RustLegacyName.text(of: name.bytes[...]) {
        body(ByteView(text.utf8), .rust)
        return true
      }
      return ItaniumName.tell(name, style) { body($0, .cxx) }
    case .rust:
      return RustName.text(of: name.bytes[...]).map { body(ByteView($0.utf8), .rust) } != nil
    case .swift:
      return SwiftName.tell(name) { body($0, .swift) }
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

  /// `_`, `$` and `@`.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte == 0x5f || byte == 0x24 || byte == 0x40
  }

  init?(of name: ByteView) {
    guard let first = name[0], Self.mayBegin(with: first) else { return nil }
    for (beginning, scheme) in Self.beginnings where name.begins(with: beginning) {
      self = scheme
      return
    }
    return nil
  }
}

extension ByteView {
  fileprivate func begins(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      for index in text.indices where unsafe self[index] != text[index] { return false }
      return true
    }
  }
}
