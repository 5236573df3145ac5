import MinidumpKit

/// Counts how many rows of a terminal a text takes.
struct ScreenFill {
  private let columnCount: Int
  private(set) var rowCount = 0
  private var column = 0
  private var isInEscape = false

  init(columnCount: Int) {
    self.columnCount = max(1, columnCount)
  }

  /// Counts each character as a column, but for the sequences that switch colours.
  mutating func add(_ bytes: ByteView) {
    for byte in bytes.bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        rowCount += 1
        column = 0
      case 0x1b: isInEscape = true
      case UInt8(ascii: "m") where isInEscape: isInEscape = false
      case 0x80..<0xc0: break
      default: if !isInEscape { advance() }
      }
    }
  }

  private mutating func advance() {
    if column == columnCount {
      rowCount += 1
      column = 0
    }
    column += 1
  }
}
