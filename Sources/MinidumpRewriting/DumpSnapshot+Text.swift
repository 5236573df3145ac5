import Bytes
import MinidumpFormat
import MinidumpReading

extension DumpSnapshot {
  /// The MINIDUMP_STRING at `offset`; noted where it will not be written as it was.
  mutating func text(at offset: UInt64, of subject: @autoclosure () -> String) -> String {
    let claimed: UInt32 =
      Int(exactly: offset).flatMap { try? dump.view.load(at: $0, dump.byteOrder) } ?? 0
    guard spend(min(Int(claimed), 2 * Self.longestText)) else { return "" }
    let found = dump.string(at: offset)
    if let problem = found.problem {
      note(MinidumpError(subject(), problem.problem, at: problem.offset))
    } else if !isExact(found.text, at: offset, byteCount: Int(claimed)) {
      note(MinidumpError(subject(), "is not all text: what is not is replaced", at: offset))
    }
    return found.text
  }

  /// The MINIDUMP_STRING at `offset`; nil where that is 0.
  mutating func optionalText(
    at offset: UInt32, of subject: @autoclosure () -> String
  ) -> String? {
    offset == 0 ? nil : text(at: UInt64(offset), of: subject())
  }

  /// In UTF-16 units; the reader leaves out the rest.
  private static let longestText = 4096

  /// Whether `text` gives back the `byteCount` bytes behind the count at `offset`.
  private func isExact(_ text: String, at offset: UInt64, byteCount: Int) -> Bool {
    let view = dump.view.clampedSlice(at: offset &+ 4, byteCount: UInt64(byteCount))
    guard text.utf16.count * 2 == byteCount else { return false }
    return text.utf16.enumerated().allSatisfy { index, unit in
      (try? view.load(UInt16.self, at: 2 * index, dump.byteOrder)) == unit
    }
  }
}
