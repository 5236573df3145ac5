import Processing
import Signatures
import Symbols
import Unwinding

/// The parts of a page.
struct HTMLSections {
  let state: ProcessState
  let facts: FrameFacts
  /// How many digits addresses are filled to.
  let digitCount: Int

  init(_ state: ProcessState) {
    self.state = state
    facts = FrameFacts(state)
    digitCount = state.system.pointerByteCount == 4 ? 8 : 16
  }

  func write(to page: inout HTMLWriter, title: String) {
    summary(&page, title: title)
    signature(&page)
    requestingThread(&page)
    analysis(&page)
    memory(&page)
    otherThreads(&page)
    modules(&page)
    unloadedModules(&page)
    system(&page)
    annotations(&page)
    diagnostics(&page)
  }

  func address(_ number: UInt64) -> String {
    number.hexadecimal(digitCount: digitCount)
  }
}

extension UInt64 {
  /// `0x` and at least so many digits.
  fileprivate func hexadecimal(digitCount: Int) -> String {
    var digits = Array("0x".utf8)
    digits.appendHexadecimal(self, digitCount: digitCount)
    return String(decoding: digits, as: UTF8.self)
  }
}
