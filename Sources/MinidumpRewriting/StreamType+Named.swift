public import MinidumpFormat

extension StreamType {
  /// The type that people mean: by its name, in any capitals and with or without "Stream" at its end,
  /// or by its number, in hexadecimal behind `0x`.
  public init?(named text: String) {
    let number =
      text.lowercased().hasPrefix("0x")
      ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text)
    if let number {
      self.init(rawValue: number)
    } else if let known = KnownStream.all.first(where: { $0.name.isStreamName(text) }) {
      self = known.type
    } else {
      return nil
    }
  }
}

extension String {
  fileprivate func isStreamName(_ other: String) -> Bool {
    stem == other.stem
  }

  /// In small letters, without the word that most names share.
  private var stem: String {
    let small = lowercased()
    for ending in ["stream", "streama", "streamw"] where small.hasSuffix(ending) {
      return String(small.dropLast(ending.count)) + ending.dropFirst("stream".count)
    }
    return small
  }
}
