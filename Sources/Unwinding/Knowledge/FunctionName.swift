/// The name of a function without what compilers, linkers and dumpers hang on it, to be looked up
/// in a table.
struct FunctionName {
  /// "__assert_fail" of "__assert_fail@@GLIBC_2.2.5", "exit" of "__GI_exit", "std::terminate" of
  /// "std::terminate()", "RtlUserThreadStart" of "_RtlUserThreadStart@8".
  var text: Substring
  /// Whether this is the linker's stub that jumps to the function ("abort@plt").
  var isLinkageStub = false
  /// Whether the parameters were told: C++, not C or assembly.
  var hasParameters = false

  init(_ name: String) {
    text = name[...]
    cutParameters()
    cutVersion()
    cutClone()
    if text.hasPrefix("__GI_") { text.removeFirst("__GI_".count) }
  }

  private mutating func cutParameters() {
    // One that begins with a parenthesis lies in an anonymous namespace.
    guard let index = text.utf8.firstIndex(of: UInt8(ascii: "(")), index > text.startIndex else {
      return
    }
    text = text[..<index]
    hasParameters = true
  }

  /// Symbol versions and "@plt" of ELF; "@8" of stdcall, which comes with an underscore in front.
  private mutating func cutVersion() {
    guard let index = text.utf8.firstIndex(of: UInt8(ascii: "@")), index > text.startIndex else {
      return
    }
    let rest = text[index...].dropFirst()
    text = text[..<index]
    isLinkageStub = rest == "plt"
    if !rest.isEmpty, rest.allSatisfy({ ("0"..."9").contains($0) }), text.hasPrefix("_") {
      text.removeFirst()
    }
  }

  /// Parts and copies of a function that compilers make: "main.cold", "f.constprop.0".
  /// Longer names stand in no table; a hundred thousand dots would be looked at on every frame.
  private static let longestName = 1024

  private mutating func cutClone() {
    guard text.utf8.count <= Self.longestName else { return }
    var rest = text.utf8
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      let suffix = text[dot...]
      if Self.cloneSuffixes.contains(where: { suffix.hasPrefix($0) }) {
        text = text[..<dot]
        return
      }
      rest = rest[dot...].dropFirst()
    }
  }

  private static let cloneSuffixes = [
    ".cold", ".part.", ".constprop.", ".isra.", ".lto_priv.", ".llvm.", ".abi0",
  ]
}
