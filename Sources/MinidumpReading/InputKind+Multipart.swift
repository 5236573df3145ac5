package import Bytes

extension InputKind {
  /// More text before a body's first boundary is no preamble.
  private static let longestPreamble = 16 * 1024

  /// Where the first boundary of a multipart body would be: at the beginning, or behind lines of text
  /// that RFC 2046, 5.1.1, says to pass over, where a part's header follows it. Nil without any, and
  /// for the whole of a request, whose body may be in chunks.
  package static func multipartOffset(in file: ByteView) -> Int? {
    let text = file.clampedSlice(at: 0, byteCount: UInt64(longestPreamble)).bytes
    if text.starts(with: "--".utf8) { return 0 }
    var start = 0
    while let end = text[start...].firstIndex(of: 0x0a) {
      let next = end + 1
      if text[start...].starts(with: "--".utf8), beginsHeader(text[next...]) { return start }
      guard isPreamble(text[start..<end]) else { return nil }
      start = next
    }
    return nil
  }

  private static func beginsHeader(_ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text.prefix(8), as: UTF8.self).lowercased() == "content-"
  }

  private static func isPreamble(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0d }
      && !String(decoding: line, as: UTF8.self).contains(" HTTP/")
  }
}
