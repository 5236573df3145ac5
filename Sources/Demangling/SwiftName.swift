import Bytes
import CDemangle
import Glibc

/// Names of Swift, by the runtime this program has anyway, as far as ``SwiftNameCheck`` lets it.
enum SwiftName {
  /// The longest in the toolchain's own libraries have a fifth of it.
  private static let nameLimit = 4096

  /// Shows what a name says; false when it says nothing.
  static func tell(_ name: ByteView, _ body: (ByteView) -> Void) -> Bool {
    guard name.byteCount <= nameLimit, SwiftNameCheck.passes(name) else { return false }
    // It is told the byte count, and looks for a zero nevertheless.
    return unsafe withUnsafeTemporaryAllocation(byteCount: name.byteCount + 1, alignment: 1) {
      copy in
      unsafe name.withUnsafeBytes { unsafe copy.copyBytes(from: $0) }
      unsafe copy[copy.count - 1] = 0
      return unsafe copy.withMemoryRebound(to: CChar.self) {
        unsafe tell(terminated: UnsafeBufferPointer($0), body)
      }
    }
  }

  /// Texts up to this length take no memory of the heap; names of a third of it hardly have longer ones.
  private static let usualByteCount = 1024

  private static func tell(
    terminated name: UnsafeBufferPointer<CChar>, _ body: (ByteView) -> Void
  ) -> Bool {
    guard name.count <= usualByteCount / 3 else { return unsafe tellLong(name, body) }
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: usualByteCount) {
      output in
      var byteCount = usualByteCount
      guard let base = name.baseAddress,
        let text = unsafe swift_demangle(
          base, name.count - 1, output.baseAddress, &byteCount, 0)
      else { return false }
      // What has no room is cut.
      let isCut = unsafe byteCount > usualByteCount || strlen(text) == usualByteCount - 1
      return isCut ? unsafe tellLong(name, body) : unsafe show(text, of: name, body)
    }
  }

  private static func tellLong(
    _ name: UnsafeBufferPointer<CChar>, _ body: (ByteView) -> Void
  ) -> Bool {
    guard let base = name.baseAddress,
      let text = unsafe swift_demangle(base, name.count - 1, nil, nil, 0)
    else { return false }
    defer { unsafe free(text) }
    return unsafe show(text, of: name, body)
  }

  private static func show(
    _ text: UnsafeMutablePointer<CChar>, of name: UnsafeBufferPointer<CChar>,
    _ body: (ByteView) -> Void
  ) -> Bool {
    let byteCount = unsafe strlen(text)
    guard let base = name.baseAddress, byteCount <= Demangler.textLimit else { return false }
    // What it cannot read it gives back.
    let isSame = unsafe byteCount == name.count - 1 && memcmp(text, base, byteCount) == 0
    if isSame { return false }
    let view = unsafe ByteView(base: UnsafeRawPointer(text), byteCount: byteCount, owner: nil)
    let hasMark = unsafe strstr(text, " in _") != nil
    if hasMark, let short = PrivateDiscriminators.removed(from: view) {
      body(ByteView(short))
    } else {
      body(view)
    }
    return true
  }
}
