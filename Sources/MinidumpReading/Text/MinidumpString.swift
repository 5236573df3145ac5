import Bytes
import MinidumpFormat

/// Text from a minidump, and what was wrong with it.
public struct MinidumpText: Hashable, Sendable {
  /// As much as could be read.
  public var text: String
  /// Nil when nothing was wrong.
  public var problem: MinidumpError?

  init(_ text: String, _ problem: MinidumpError? = nil) {
    self.text = text
    self.problem = problem
  }
}

extension Minidump {
  /// Longer names do not exist: Linux's PATH_MAX. It bounds what a thousand modules that all point
  /// to the same large text can cost.
  static let longestText = 4096

  /// The MINIDUMP_STRING at `offset`: a count of bytes, then that many bytes of UTF-16.
  ///
  /// As much is read as there is, up to 4,096 units or the first zero: Breakpad's Linux client
  /// counts the bytes of UTF-8 for names outside ASCII and so claims too many. Halves of surrogate
  /// pairs become U+FFFD; an odd last byte is left out.
  public func string(at offset: UInt64) -> MinidumpText {
    let bytes = stringBytes(at: offset)
    return MinidumpText(utf16Text(bytes), stringProblem(at: offset))
  }

  /// What is wrong with the MINIDUMP_STRING at `offset`, without decoding it.
  func stringProblem(at offset: UInt64) -> MinidumpError? {
    guard let start = Int(exactly: offset), let count: UInt32 = try? view.load(at: start, byteOrder)
    else { return problem("lies outside the file", at: offset) }
    let byteCount = stringBytes(at: offset).byteCount
    if byteCount < Int(count) {
      return problem("claims \(count) bytes, the file ends after \(byteCount)", at: offset)
    }
    if count % 2 != 0 {
      return problem("has an odd number of bytes, \(count)", at: offset)
    }
    if count > 2 * Self.longestText {
      return problem("is \(count) bytes long: the rest is left out", at: offset)
    }
    return nil
  }

  /// The units of the MINIDUMP_STRING at `offset`, as far as the file has them.
  private func stringBytes(at offset: UInt64) -> ByteView {
    guard let start = Int(exactly: offset), let count: UInt32 = try? view.load(at: start, byteOrder)
    else { return .empty }
    return view.clampedSlice(at: offset &+ 4, byteCount: UInt64(count))
  }

  /// The MINIDUMP_STRING at `offset`, nil when that is 0, which stands for "none".
  func optionalString(at offset: UInt32) -> String? {
    offset == 0 ? nil : string(at: UInt64(offset)).text
  }

  /// The UTF-16 text in `bytes`, up to its first zero or 4,096 units.
  func utf16Text(_ bytes: ByteView) -> String {
    var units: [UInt16] = []
    for index in 0..<min(bytes.byteCount / 2, Self.longestText) {
      guard let unit: UInt16 = try? bytes.load(at: 2 * index, byteOrder), unit != 0 else { break }
      units.append(unit)
    }
    return String(decoding: units, as: UTF16.self).streamSafe
  }

  private func problem(_ sentence: String, at offset: UInt64) -> MinidumpError {
    MinidumpError("string", sentence, at: offset)
  }
}

/// The UTF-16 text in `units`, up to its first zero.
func utf16Text(_ units: some Sequence<UInt16>) -> String {
  String(decoding: units.prefix { $0 != 0 }, as: UTF16.self).streamSafe
}

/// The UTF-8 text in `bytes`, up to its first zero; what is not UTF-8 becomes U+FFFD.
func utf8Text(_ bytes: ByteView) -> String {
  String(decoding: bytes.bytes.prefix { $0 != 0 }, as: UTF8.self).streamSafe
}
