import Bytes

/// One part of a multipart body: a field of a form or a file (RFC 7578).
struct MultipartPart {
  /// "upload_file_minidump"; empty when the part does not say.
  private(set) var name = ""
  /// What the file was called; nil for a field.
  private(set) var fileName: String?
  let content: ByteView

  /// More of a part's header is not looked at.
  private static let longestHeader = 16 * 1024

  /// Nil when the header has no end.
  init?(_ part: ByteView) {
    var position = 0
    var lines: [String] = []
    while true {
      guard let end = part.firstLineEnd(from: position), end < Self.longestHeader else {
        return nil
      }
      var line = part.clampedSlice(at: UInt64(position), byteCount: UInt64(end - position)).bytes
      if line.last == 0x0d { line.removeLast() }
      position = end + 1
      if line.isEmpty { break }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    content = part.clampedSlice(at: UInt64(position))
    for line in lines where line.lowercased().hasPrefix("content-disposition:") {
      name = Self.parameter("name", of: line) ?? name
      fileName = Self.parameter("filename", of: line) ?? fileName
    }
  }

  /// The value of `name="…"`, where quotes inside bear a backslash.
  private static func parameter(_ name: String, of line: String) -> String? {
    for piece in pieces(of: line) {
      guard let equals = piece.firstIndex(of: "=") else { continue }
      let key = piece[..<equals].filter { $0 != " " && $0 != "\t" }
      if key.lowercased() == name {
        return unquoted(piece[piece.index(after: equals)...]).streamSafe
      }
    }
    return nil
  }

  /// What is between semicolons that stand in no quotes.
  private static func pieces(of line: String) -> [Substring] {
    var isQuoted = false
    var isEscaped = false
    return line.split { character in
      defer { isEscaped = isQuoted && character == "\\" && !isEscaped }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
  }

  private static func unquoted(_ text: Substring) -> String {
    var value = text.drop { $0 == " " || $0 == "\t" }
    guard value.first == "\"" else {
      while let last = value.last, last == " " || last == "\t" { value.removeLast() }
      return String(value)
    }
    value = value.dropFirst()
    var result = ""
    var isEscaped = false
    for character in value {
      if isEscaped || (character != "\\" && character != "\"") {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        break
      }
    }
    return result
  }
}

extension ByteView {
  fileprivate func firstLineEnd(from position: Int) -> Int? {
    firstOffset(of: [0x0a], from: position)
  }
}
