import Bytes
import MinidumpFormat
import MinidumpReading

/// What the number in a field stands for, so that a raw dump can say it in words.
enum FieldMeaning {
  /// Where a MINIDUMP_STRING lies in the file; 0 for none.
  case string
  /// Where a count of bytes and that much UTF-8 lies in the file.
  case utf8String
  /// Where a count of bytes and that many bytes lie in the file.
  case byteArray
  /// Seconds since 1970.
  case seconds
  /// FILETIME: units of 100 nanoseconds since 1601.
  case fileTime
  /// Units of 100 nanoseconds.
  case duration
  /// UTF-16 in an array, ended by a zero.
  case text
  /// Single numbers with names.
  case names([UInt64: String])
  /// Bits with names.
  case flags([(bits: UInt64, name: String)])
}

/// A record with fields that mean something beyond their numbers.
protocol MeaningfulRecord: Record {
  /// By the names of its properties.
  static var meanings: [String: FieldMeaning] { get }
}

extension RawOutput {
  /// What a number stands for, in words; nil where it stands for nothing.
  mutating func words(for number: RawNumber, _ meaning: FieldMeaning) -> String? {
    let value = number.value
    switch meaning {
    case .string: return value == 0 ? nil : string(at: value)
    case .utf8String:
      return countedBytes(at: value).map { String(decoding: $0, as: UTF8.self).streamSafe }
    case .byteArray: return countedBytes(at: value).map(\.hexadecimalDigits)
    case .seconds: return UInt32(exactly: value).flatMap(Self.date)
    case .fileTime: return FileTime(value).date
    case .duration: return value == 0 ? nil : FileTime(value).seconds
    case .text: return nil
    case .names(let names): return names[value]
    case .flags(let flags): return Self.names(of: value, flags)
    }
  }

  /// "A | B | 0x40"; nil for no bits.
  static func names(of value: UInt64, _ flags: [(bits: UInt64, name: String)]) -> String? {
    var rest = value
    var names: [String] = []
    for flag in flags where flag.bits != 0 && value & flag.bits == flag.bits {
      names.append(flag.name)
      rest &= ~flag.bits
    }
    guard !names.isEmpty else { return nil }
    if rest != 0 { names.append("0x" + String(rest, radix: 16)) }
    return names.joined(separator: " | ")
  }

  private static func date(_ seconds: UInt32) -> String? {
    seconds == 0 ? nil : CivilTime(secondsSince1970: seconds).description
  }

  private mutating func string(at offset: UInt64) -> String? {
    let count: UInt32? = Int(exactly: offset).flatMap {
      try? dump.view.load(at: $0, dump.byteOrder)
    }
    // A count, the text, and the zero that ends it.
    references.note(offset: offset, byteCount: UInt64(count ?? 0) + 6, in: dump)
    let there = dump.view.clampedSlice(at: offset &+ 4, byteCount: UInt64(count ?? 0))
    // Before it is decoded, which takes longer than to write it.
    guard allowance.affords(there.byteCount) else { return nil }
    let text = dump.string(at: offset)
    if let problem = text.problem { note(problem) }
    return text.text
  }

  private mutating func countedBytes(at offset: UInt64) -> [UInt8]? {
    guard let start = Int(exactly: offset),
      let count: UInt32 = try? dump.view.load(at: start, dump.byteOrder)
    else {
      note(MinidumpError("value", "lies outside the file", at: offset))
      return nil
    }
    let view = dump.view.clampedSlice(at: offset &+ 4, byteCount: UInt64(count))
    references.note(offset: offset, byteCount: UInt64(count) + 5, in: dump)
    if view.byteCount < Int(count) {
      note(
        MinidumpError(
          "value", "claims \(count) bytes, the file ends after \(view.byteCount)", at: offset))
    }
    return allowance.affords(view.byteCount) ? view.bytes : nil
  }
}
