import Bytes

/// What several functions' call-frame information has in common: a CIE.
public struct CommonInformationEntry: Sendable {
  /// Where it begins in the section.
  public let offset: Int
  /// What advances are multiplied by.
  public let codeAlignment: UInt64
  /// What offsets are multiplied by.
  public let dataAlignment: Int64
  /// The column whose rule finds the return address.
  public let returnAddressRegister: UInt64
  /// The code is a signal's trampoline: what it returns to was interrupted, not calling ('S').
  public let isSignalFrame: Bool
  /// How addresses are written.
  let pointerEncoding: PointerEncoding
  /// Whether entries say how long their additional data is ('z').
  let hasAugmentationData: Bool
  /// Of an address in instructions and entries.
  let addressByteCount: Int
  /// Of what stands before an address to say which segment it is in.
  let segmentByteCount: Int
  /// Where the instructions lie that every function begins with.
  let instructions: Range<Int>

  init?(_ head: EntryHead, in section: CallFrameSection) {
    guard head.commonOffset == nil, !head.isEmpty else { return nil }
    var cursor = section.cursor(at: head.contentStart, end: head.end)
    let version = cursor.number(UInt8.self)
    guard [1, 3, 4].contains(version) else { return nil }
    guard let letters = Self.letters(&cursor) else { return nil }
    (addressByteCount, segmentByteCount) = Self.widths(version, &cursor, section)
    guard [2, 4, 8].contains(addressByteCount) else { return nil }
    // GCC 2: a pointer to data for the handling of exceptions.
    if letters.bytes.starts(with: [UInt8(ascii: "e"), UInt8(ascii: "h")]) {
      cursor.skip(section.addressByteCount)
    }
    codeAlignment = cursor.unsignedLEB()
    dataAlignment = cursor.signedLEB()
    returnAddressRegister =
      version == 1 ? UInt64(cursor.number(UInt8.self)) : cursor.unsignedLEB()
    guard let augmentation = Augmentation(letters, &cursor, section), !cursor.isBroken else {
      return nil
    }
    offset = head.offset
    isSignalFrame = augmentation.isSignalFrame
    pointerEncoding = augmentation.pointerEncoding
    hasAugmentationData = augmentation.hasData
    instructions = cursor.offset..<head.end
    guard instructions.count <= Self.instructionLimit else { return nil }
  }

  /// Bytes of instructions: a hundred times the longest real ones, which each function carries out.
  private static let instructionLimit = 4096
  private static let letterLimit = 16

  private static func letters(_ cursor: inout DWARFCursor) -> ByteView? {
    let end = min(cursor.end, cursor.offset + letterLimit)
    var text = DWARFCursor(cursor.bytes, at: cursor.offset, end: end, order: cursor.order)
    let letters = text.terminatedBytes()
    cursor.move(to: text.offset)
    return text.isBroken ? nil : letters
  }

  /// Of addresses, and of segments' selectors.
  private static func widths(
    _ version: UInt8, _ cursor: inout DWARFCursor, _ section: CallFrameSection
  ) -> (address: Int, segment: Int) {
    guard version >= 4 else { return (section.addressByteCount, 0) }
    return (Int(cursor.number(UInt8.self)), Int(cursor.number(UInt8.self)))
  }
}

/// What the letters of a CIE's augmentation string say.
private struct Augmentation {
  var pointerEncoding = PointerEncoding.absolute
  var isSignalFrame = false
  var hasData = false

  /// Nil when letters are unknown and nothing says how long their data is.
  init?(_ letters: ByteView, _ cursor: inout DWARFCursor, _ section: CallFrameSection) {
    guard letters[0] == UInt8(ascii: "z") else {
      // Keil's compiler marks its files so, and adds no data.
      let isKnown = letters.isEmpty || letters.bytes == Array("eh".utf8)
      if isKnown || letters.bytes == Array("armcc+".utf8) { return }
      return nil
    }
    hasData = true
    let byteCount = cursor.unsignedLEB()
    let start = cursor.offset
    for letter in letters.bytes.dropFirst() where !take(letter, &cursor, section) { break }
    guard byteCount <= UInt64(cursor.end - start) else { return nil }
    cursor.move(to: start + Int(byteCount))
  }

  /// False for a letter whose data cannot be passed over.
  private mutating func take(
    _ letter: UInt8, _ cursor: inout DWARFCursor, _ section: CallFrameSection
  ) -> Bool {
    switch letter {
    case UInt8(ascii: "R"): pointerEncoding = PointerEncoding(rawValue: cursor.number(UInt8.self))
    case UInt8(ascii: "L"): cursor.skip(1)
    case UInt8(ascii: "P"):
      let encoding = PointerEncoding(rawValue: cursor.number(UInt8.self))
      _ = cursor.pointer(encoding, section.bases)
    case UInt8(ascii: "S"): isSignalFrame = true
    // Arm's: return addresses are signed with the other key; memory is tagged.
    case UInt8(ascii: "B"), UInt8(ascii: "G"): break
    default: return false
    }
    return true
  }
}
