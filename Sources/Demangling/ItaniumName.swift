import CDemangle

/// Names of C++, by libiberty.
///
/// libiberty bounds its recursion by refusing names above a kilobyte, and the shim its output. What
/// is left are names that say nothing for hours: it looks for packs in all that a pack's expansion
/// refers to, and reads the templates of conversions twice, each inside of the other.
enum ItaniumName {
  private static let nameLimit = 1024
  /// Most texts need no more; a longer one is asked for a second time.
  private static let usualByteCount = 1024

  static func text(of name: ArraySlice<UInt8>, _ style: DemangledNameStyle) -> String? {
    guard name.count <= nameLimit, !mayTakeForever(name) else { return nil }
    // Names of blocks, and those of macOS, have more underscores in front.
    let symbol = name.drop { $0 == UInt8(ascii: "_") }
    return unsafe (Array("_".utf8) + symbol + [0]).withUnsafeBytes { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe text(ofTerminated: $0, style) }
    }
  }

  private static func text(
    ofTerminated name: UnsafeBufferPointer<CChar>, _ style: DemangledNameStyle
  ) -> String? {
    guard let base = name.baseAddress else { return nil }
    for capacity in [usualByteCount, Demangler.textLimit] {
      let result =
        unsafe withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) {
          output in
          let byteCount = unsafe output.withMemoryRebound(to: CChar.self) {
            unsafe cdemangle_cxx(base, style == .full ? 1 : 0, $0.baseAddress, $0.count)
          }
          return byteCount > 0
            ? unsafe (String(decoding: output[..<byteCount], as: UTF8.self), byteCount)
            : (nil, byteCount)
        } as (text: String?, byteCount: Int)
      // Anything else than that the room was too small.
      if result.byteCount != -2 { return result.text }
    }
    return nil
  }

  /// References to what was said before, of which each can double what a name means.
  private static let referenceLimit = 36
  private static let conversionLimit = 12

  /// Whether a name has what libiberty needs time for without saying anything, and enough of it.
  private static func mayTakeForever(_ name: ArraySlice<UInt8>) -> Bool {
    var referenceCount = 0
    var conversionCount = 0
    var packCount = 0
    for index in name.indices.dropFirst() {
      switch (name[index - 1], name[index]) {
      case (UInt8(ascii: "S"), UInt8(ascii: "0")...UInt8(ascii: "9")),
        (UInt8(ascii: "S"), UInt8(ascii: "A")...UInt8(ascii: "Z")),
        (UInt8(ascii: "S"), UInt8(ascii: "_")):
        referenceCount += 1
      case (UInt8(ascii: "c"), UInt8(ascii: "v")): conversionCount += 1
      case (UInt8(ascii: "D"), UInt8(ascii: "p")), (UInt8(ascii: "s"), UInt8(ascii: "p")),
        (UInt8(ascii: "s"), UInt8(ascii: "Z")), (UInt8(ascii: "s"), UInt8(ascii: "P")),
        (UInt8(ascii: "f"), UInt8(ascii: "l")), (UInt8(ascii: "f"), UInt8(ascii: "r")),
        (UInt8(ascii: "f"), UInt8(ascii: "L")), (UInt8(ascii: "f"), UInt8(ascii: "R")):
        packCount += 1
      default: break
      }
    }
    return conversionCount > conversionLimit
      || (packCount > 0 && referenceCount > referenceLimit)
  }
}
