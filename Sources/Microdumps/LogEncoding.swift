import Bytes

/// How a log's characters are bytes: Windows' redirections turn a device's UTF-8 into UTF-16.
enum LogEncoding: CaseIterable {
  case utf8
  case littleEndianUTF16
  case bigEndianUTF16

  /// Bytes of a character of ASCII.
  var unitByteCount: Int { self == .utf8 ? 1 : 2 }

  /// ASCII in this encoding.
  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .littleEndianUTF16: text.utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
    case .bigEndianUTF16: text.utf8.flatMap { (byte: UInt8) -> [UInt8] in [0, byte] }
    }
  }

  /// What `view` holds, as UTF-8; half a character at its end is left out.
  func text(in view: ByteView) -> [UInt8] {
    let order: ByteOrder
    switch self {
    case .utf8: return view.bytes
    case .littleEndianUTF16: order = .littleEndian
    case .bigEndianUTF16: order = .bigEndian
    }
    let units: [UInt16] = stride(from: 0, to: view.byteCount, by: 2).compactMap {
      try? view.load(at: $0, order)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Where the first microdump of a log begins, and the encoding in which it does.
  static func ofMicrodump(in log: ByteView) -> (encoding: LogEncoding, start: Int)? {
    for encoding in allCases {
      if let start = log.firstOffset(of: encoding.bytes(of: Microdump.beginning)) {
        return (encoding, start)
      }
    }
    return nil
  }
}
