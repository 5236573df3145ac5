import Bytes
import MinidumpReading

/// Bounds the texts taken from a dump by its size: a hostile one may point a million records at the
/// same long name.
struct TextBudget {
  private var remaining: Int
  /// How many texts were left out.
  private(set) var leftOutCount = 0

  /// Twice the file's size: UTF-8 may be longer than UTF-16, and no real dump shares long names.
  init(for dump: Minidump) {
    remaining = dump.view.byteCount * 2
  }

  /// The text, or an empty one from the first on that is too long; those behind it are not even decoded,
  /// which takes longer than to leave them out.
  mutating func spend(_ text: @autoclosure () -> String) -> String {
    guard leftOutCount == 0 else {
      leftOutCount += 1
      return ""
    }
    let text = text()
    let byteCount = text.utf8.count
    guard byteCount <= remaining else {
      leftOutCount = 1
      return ""
    }
    remaining -= byteCount
    return text
  }
}
