import Inputs
import MinidumpKit

/// Many bytes, quickly.
struct SeededBytes {
  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  mutating func view(byteCount: Int) -> ByteView {
    let wordCount = (byteCount + 7) / 8
    let words = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: wordCount)
    for index in 0..<wordCount {
      words.initializeElement(at: index, to: numbers.next())
    }
    return ByteView(base: words.baseAddress!, byteCount: byteCount, owner: nil)
  }
}
