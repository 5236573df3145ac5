public import Bytes

/// A Breakpad symbol file.
public final class BreakpadSymbolFile: Sendable {
  let text: ByteView

  public init(_ text: ByteView) {
    self.text = text
  }
}
