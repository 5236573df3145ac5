import Bytes

/// Finds the lines of a stretch of text that do not belong to its usual content, 16 bytes at a time:
/// of those that begin with a capital letter, all but the ones with two certain bytes.
struct LineSieve {
  /// Of the usual lines.
  private let first: UInt8
  private let later: UInt8
  private let laterOffset: Int

  /// For everything but functions and public symbols.
  init(passing content: TextContent) {
    switch content {
    case .header: self.init(UInt8(ascii: "I"), UInt8(ascii: "F"), at: 2)
    case .files: self.init(UInt8(ascii: "F"), UInt8(ascii: "I"), at: 1)
    case .inlineOrigins: self.init(UInt8(ascii: "I"), UInt8(ascii: "_"), at: 6)
    // INLINE: what else is among functions has to be looked at.
    case .code: self.init(UInt8(ascii: "I"), UInt8(ascii: " "), at: 6)
    case .callFrames: self.init(UInt8(ascii: "S"), UInt8(ascii: "C"), at: 6)
    case .windowsFrames: self.init(UInt8(ascii: "S"), UInt8(ascii: "W"), at: 6)
    }
  }

  private init(_ first: UInt8, _ later: UInt8, at laterOffset: Int) {
    self.first = first
    self.later = later
    self.laterOffset = laterOffset
  }

  /// Where the first such line in a range begins.
  func firstLine(in text: SymbolText, _ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, !range.isEmpty, range.upperBound <= text.byteCount else {
      return nil
    }
    return unsafe text.view.withUnsafeBytes { bytes in
      if range.lowerBound == 0, unsafe isUnusual(in: bytes, at: 0) { return 0 }
      return unsafe firstOffset(in: bytes, from: max(1, range.lowerBound), below: range.upperBound)
    }
  }

  @unsafe @inline(__always)
  private func firstOffset(
    in bytes: UnsafeRawBufferPointer, from start: Int, below end: Int
  ) -> Int? {
    var position = start
    let vectorEnd = min(end, bytes.count - laterOffset) - 16
    while position <= vectorEnd {
      let capitals = unsafe LineBeginning.capital.marks(in: bytes, at: position)
      if let offset = unsafe capitals.without(usualMarks(in: bytes, at: position)).firstByte {
        return position + offset
      }
      position += 16
    }
    while position < end {
      if unsafe bytes[position - 1] == 0x0a, unsafe isUnusual(in: bytes, at: position) {
        return position
      }
      position += 1
    }
    return nil
  }

  @unsafe @inline(__always)
  private func isUnusual(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    let byte = unsafe bytes[offset]
    guard LineBeginning.capital.matches(byte) else { return false }
    let hasLater = unsafe offset + laterOffset < bytes.count && bytes[offset + laterOffset] == later
    return byte != first || !hasLater
  }

  /// Where a line has the two bytes, if it begins there.
  @unsafe @inline(__always)
  private func usualMarks(in bytes: UnsafeRawBufferPointer, at offset: Int) -> LineMarks {
    typealias Bytes = SIMD16<UInt8>
    let firsts = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
    let laters = unsafe bytes.loadUnaligned(fromByteOffset: offset + laterOffset, as: Bytes.self)
    return LineMarks(
      zerosOf: (firsts ^ Bytes(repeating: first)) | (laters ^ Bytes(repeating: later)))
  }
}
