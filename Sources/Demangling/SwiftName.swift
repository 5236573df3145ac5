import CDemangle
import Glibc

/// Names of Swift, by the runtime this program has anyway, as far as ``SwiftNameCheck`` lets it.
enum SwiftName {
  /// The longest in the toolchain's own libraries have a fifth of it.
  private static let nameLimit = 4096

  static func text(of name: ArraySlice<UInt8>) -> String? {
    guard name.count <= nameLimit, SwiftNameCheck.passes(name) else { return nil }
    // It is told the byte count, and looks for a zero nevertheless.
    return unsafe (Array(name) + [0]).withUnsafeBytes { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe text(ofTerminated: $0) }
    }
  }

  private static func text(ofTerminated name: UnsafeBufferPointer<CChar>) -> String? {
    let nameByteCount = name.count - 1
    guard let base = name.baseAddress,
      let text = unsafe swift_demangle(base, nameByteCount, nil, nil, 0)
    else { return nil }
    defer { unsafe free(text) }
    let byteCount = unsafe strlen(text)
    // What it cannot read it gives back.
    let isSame = unsafe byteCount == nameByteCount && memcmp(text, base, byteCount) == 0
    guard !isSame, byteCount <= Demangler.textLimit else { return nil }
    return unsafe String(cString: text)
  }
}
