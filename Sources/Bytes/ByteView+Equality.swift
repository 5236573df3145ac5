extension ByteView {
  /// Whether both have the same bytes, which are compared where they lie; those of one place need not
  /// be looked at.
  package func hasSameBytes(as other: ByteView) -> Bool {
    guard byteCount == other.byteCount else { return false }
    return unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { theirs in
        unsafe mine.baseAddress == theirs.baseAddress || mine.elementsEqual(theirs)
      }
    }
  }
}
