extension String {
  /// As many whole characters (Unicode scalars) from the start as fit into this many bytes of UTF-8.
  package func cut(toByteCount limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let bytes = Array(utf8.prefix(limit + 1))
    // Where a character begins, at or before the limit: the other bytes of one begin with 10.
    let end = bytes.lastIndex { $0 & 0xc0 != 0x80 } ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
