import Bytes
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

  /// Shows what a name says; false when it says nothing.
  static func tell(
    _ name: ByteView, _ style: DemangledNameStyle, _ body: (ByteView) -> Void
  ) -> Bool {
    guard name.byteCount <= nameLimit, !mayTakeForever(name) else { return false }
    // Names of blocks, and those of macOS, have more underscores in front.
    var start = 0
    while name[start] == UInt8(ascii: "_") { start += 1 }
    let symbol = name.clampedSlice(at: UInt64(start))
    return unsafe withUnsafeTemporaryAllocation(byteCount: symbol.byteCount + 2, alignment: 1) {
      copy in
      unsafe copy[0] = UInt8(ascii: "_")
      unsafe symbol.withUnsafeBytes { unsafe copy[1...].copyBytes(from: $0) }
      unsafe copy[copy.count - 1] = 0
      return unsafe copy.withMemoryRebound(to: CChar.self) {
        unsafe tell(terminated: UnsafeBufferPointer($0), style, body)
      }
    }
  }

  private static func tell(
    terminated name: UnsafeBufferPointer<CChar>, _ style: DemangledNameStyle,
    _ body: (ByteView) -> Void
  ) -> Bool {
    guard let base = name.baseAddress else { return false }
    for capacity in [usualByteCount, Demangler.textLimit] {
      let byteCount =
        unsafe withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { output in
          let byteCount = unsafe output.withMemoryRebound(to: CChar.self) {
            unsafe cdemangle_cxx(base, style == .full ? 1 : 0, $0.baseAddress, $0.count)
          }
          if byteCount > 0, let text = output.baseAddress {
            body(unsafe ByteView(base: text, byteCount: byteCount, owner: nil))
          }
          return byteCount
        }
      // Anything else than that the room was too small.
      if byteCount != -2 { return byteCount > 0 }
    }
    return false
  }

  /// References to what was said before, of which each can double what a name means.
  private static let referenceLimit = 36
  private static let conversionLimit = 12

  /// Whether a name has what libiberty needs time for without saying anything, and enough of it.
  private static func mayTakeForever(_ name: ByteView) -> Bool {
    var referenceCount = 0
    var conversionCount = 0
    var packCount = 0
    var last: UInt8 = 0
    for index in 0..<name.byteCount {
      let next = name[index] ?? 0
      defer { last = next }
      switch (last, next) {
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
