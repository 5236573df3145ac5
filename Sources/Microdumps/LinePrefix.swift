/// What a log puts before each line that a process writes: nothing, or its time, tag and process
/// number, such as `02-25 07:59:17.030 F/google-breakpad(16162): `.
///
/// Learned from the line that begins a microdump, it tells that microdump's lines from those of all
/// other processes.
struct LinePrefix {
  private let bytes: [UInt8]
  /// Where digits may differ from line to line: in words that look like a date or a time.
  private let isTime: [Bool]

  /// - Parameter bytes: what is before the beginning's mark.
  init(_ bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
    isTime = self.bytes.split(separator: Self.space, omittingEmptySubsequences: false)
      .map { word in [Bool](repeating: Self.isTime(word), count: word.count) }
      .joined(separator: [false])
      .map { $0 }
  }

  var byteCount: Int { bytes.count }

  /// Whether two beginnings are of one process, at two times.
  func isSame(as other: LinePrefix) -> Bool {
    message(of: other.bytes[...])?.isEmpty ?? false
  }

  /// What the process wrote; nil when this is no line of its.
  func message(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.count >= bytes.count, isBefore(line) else { return nil }
    return line.dropFirst(bytes.count)
  }

  private func isBefore(_ line: ArraySlice<UInt8>) -> Bool {
    for (index, byte) in line.prefix(bytes.count).enumerated() where byte != bytes[index] {
      guard isTime[index], byte.isDigit, bytes[index].isDigit else { return false }
    }
    return true
  }

  private static let space = UInt8(ascii: " ")

  /// `02-25`, `07:59:17.030`, `2016-02-25T07:59:17Z`, `[` and `12.345678]`; not a process's number.
  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(where: separators.contains)
      && word.allSatisfy { $0.isDigit || separators.contains($0) || marks.contains($0) }
  }

  private static let separators = Array("-:.,".utf8)
  private static let marks = Array("+/TZ[]".utf8)
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
