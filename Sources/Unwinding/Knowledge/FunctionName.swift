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
    let bytes = name.utf8.span
    var range = 0..<bytes.count
    cutParameters(of: bytes, &range)
    cutVersion(of: bytes, &range)
    Self.cutClone(of: bytes, &range)
    if bytes.holds("__GI_", in: range) { range = range.dropFirst("__GI_".utf8.count) }
    let start = name.utf8.index(name.startIndex, offsetBy: range.lowerBound)
    text = name[start..<name.utf8.index(start, offsetBy: range.count)]
  }

  private mutating func cutParameters(of bytes: Span<UInt8>, _ range: inout Range<Int>) {
    // One that begins with a parenthesis lies in an anonymous namespace.
    guard let index = bytes.firstIndex(of: UInt8(ascii: "("), in: range), index > range.lowerBound
    else { return }
    range = range.lowerBound..<index
    hasParameters = true
  }

  /// Symbol versions and "@plt" of ELF; "@8" of stdcall, which comes with an underscore in front.
  private mutating func cutVersion(of bytes: Span<UInt8>, _ range: inout Range<Int>) {
    guard let index = bytes.firstIndex(of: UInt8(ascii: "@"), in: range), index > range.lowerBound
    else { return }
    let rest = index + 1..<range.upperBound
    range = range.lowerBound..<index
    isLinkageStub = rest.count == 3 && bytes.holds("plt", in: rest)
    let isStdcall = !rest.isEmpty && rest.allSatisfy { bytes[$0] &- UInt8(ascii: "0") < 10 }
    if isStdcall, bytes.holds("_", in: range) { range = range.dropFirst() }
  }

  /// Parts and copies of a function that compilers make: "main.cold", "f.constprop.0".
  /// Longer names stand in no table; a hundred thousand dots would be looked at on every frame.
  private static let longestName = 1024

  private static func cutClone(of bytes: Span<UInt8>, _ range: inout Range<Int>) {
    guard range.count <= longestName else { return }
    var rest = range
    while let dot = bytes.firstIndex(of: UInt8(ascii: "."), in: rest) {
      rest = dot..<range.upperBound
      if cloneSuffixes.contains(where: { bytes.holds($0, in: rest) }) {
        range = range.lowerBound..<dot
        return
      }
      rest = rest.dropFirst()
    }
  }

  private static let cloneSuffixes: [StaticString] = [
    ".cold", ".part.", ".constprop.", ".isra.", ".lto_priv.", ".llvm.", ".abi0",
  ]
}

extension Span<UInt8> {
  fileprivate func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    range.first { self[$0] == byte }
  }

  /// Whether the bytes of a range begin with a word.
  fileprivate func holds(_ word: StaticString, in range: Range<Int>) -> Bool {
    guard word.utf8CodeUnitCount <= range.count else { return false }
    return word.withUTF8Buffer { expected in
      expected.indices.allSatisfy { unsafe expected[$0] == self[range.lowerBound + $0] }
    }
  }
}
