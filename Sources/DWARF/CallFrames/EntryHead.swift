import Bytes

/// The beginning of an entry of call-frame information: how long it is, and of which kind.
struct EntryHead {
  /// Where the entry begins.
  let offset: Int
  /// Behind its last byte.
  let end: Int
  /// What follows length and identifier.
  let contentStart: Int
  /// Where the entry's common part begins; nil in a common part.
  let commonOffset: Int?
  /// An entry without any bytes but its length.
  let isEmpty: Bool

  /// Nil when the section ends before the entry does.
  init?(at offset: Int, in section: CallFrameSection) {
    var cursor = section.cursor(at: offset)
    let short = cursor.number(UInt32.self)
    let isWide = short == 0xffff_ffff
    let byteCount = isWide ? cursor.number(UInt64.self) : UInt64(short)
    guard !cursor.isBroken, byteCount <= UInt64(cursor.byteCountLeft) else { return nil }
    self.offset = offset
    end = cursor.offset + Int(byteCount)
    isEmpty = byteCount == 0
    if isEmpty {
      (contentStart, commonOffset) = (end, nil)
      return
    }
    let place = cursor.offset
    // Four bytes in .eh_frame, however long the length is.
    let isDebug = section.kind == .debugFrames
    let identifier = cursor.offsetNumber(isWide: isWide && isDebug)
    guard !cursor.isBroken, cursor.offset <= end else { return nil }
    contentStart = cursor.offset
    if isDebug {
      let isCommon = identifier == (isWide ? .max : 0xffff_ffff)
      commonOffset = isCommon ? nil : Int(clamping: identifier)
    } else {
      commonOffset = identifier == 0 ? nil : place - Int(identifier)
    }
  }
}
