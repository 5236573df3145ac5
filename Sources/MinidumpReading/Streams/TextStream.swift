public import Bytes
import MinidumpFormat

/// A stream that is a text file of the machine, as it was.
public protocol TextStream: MinidumpStream {
  /// The bytes of the text.
  var view: ByteView { get }
}

extension TextStream {
  /// The text; what is not UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: view.bytes, as: UTF8.self).streamSafe }

  /// The lines of the text, without their ends; empty ones are left out.
  public var lines: [String] { pieces { $0 == UInt8(ascii: "\n") || $0 == 0 } }

  /// The pieces of the text between zeros.
  public var zeroTerminatedPieces: [String] { pieces { $0 == 0 } }

  /// The lines cut at the first `separator`, with blanks around both halves removed; lines without
  /// it are left out.
  public func pairs(separatedBy separator: Character) -> [(key: String, value: String)] {
    lines.compactMap { line in
      guard let place = line.firstIndex(of: separator) else { return nil }
      return (trimmed(line[..<place]), trimmed(line[line.index(after: place)...]))
    }
  }

  private func pieces(_ isEnd: (UInt8) -> Bool) -> [String] {
    view.bytes.split(whereSeparator: isEnd).map { String(decoding: $0, as: UTF8.self).streamSafe }
  }
}

/// `text` without the blanks at its ends.
private func trimmed(_ text: Substring) -> String {
  var rest = text.drop { $0.isWhitespace }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
