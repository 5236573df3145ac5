/// Text as Windows' redirections write it.
public enum UTF16Text {
  /// Two bytes a unit.
  public static func bytes(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return bigEndian ? [high, low] : [low, high]
    }
  }
}
