import Symbols

extension SymbolReader {
  /// Nested records of a function's prologue and epilogue lie this close together.
  static let nestingReach = 64

  /// The call-frame record that covers an address.
  func callFrameBlock(at address: UInt64) -> CallFrameBlock? {
    // Linkers leave these out of order, here and there. A hit is a hit wherever it was found; a miss
    // is believed only when every record was seen, for a frame without rules costs the whole stack.
    if let block = callFrameBlock(at: address, directory.window) { return block }
    guard directory.seemsToHave(.cfiInit) || windowsRecord(at: address, directory.window) == nil
    else { return nil }
    return callFrameBlock(at: address, directory.provenWindow)
  }

  func callFrameBlock(at address: UInt64, _ window: Window) -> CallFrameBlock? {
    records(at: window(.cfiInit, address, Self.overlapReach)) {
      CallFrameBlock(in: text, at: $0, badRecords)
    }
    .filter { $0.covers(address) }
    .min {
      ($0.relativeAddress, $0.byteCount, $0.offset) < ($1.relativeAddress, $1.byteCount, $1.offset)
    }
  }

  /// As for call frames. Where the text seems to have none of these, as on every system but Windows, it
  /// is not read for them if there are the others.
  func windowsRecord(at address: UInt64) -> WindowsFrameRecord? {
    if let record = windowsRecord(at: address, directory.window) { return record }
    guard
      directory.seemsToHave(.windowsProgram)
        || callFrameBlock(at: address, directory.window) == nil
    else { return nil }
    return windowsRecord(at: address, directory.provenWindow)
  }

  private func windowsRecord(at address: UInt64, _ window: Window) -> WindowsFrameRecord? {
    innermostRecord(.windowsProgram, at: address, window)
      ?? innermostRecord(.windowsOmittedPointer, at: address, window)
  }

  /// Finds the records of a kind with the highest numbers up to one, so many different ones.
  typealias Window = (RecordKind, UInt64, Int) -> [RecordHead]

  /// The shortest record of a kind that covers an address; of equally long ones the one that begins
  /// last, then the first of the file.
  private func innermostRecord(
    _ kind: RecordKind, at address: UInt64, _ window: Window
  ) -> WindowsFrameRecord? {
    records(at: window(kind, address, Self.nestingReach)) {
      WindowsFrameRecord(kind, in: text, at: $0, badRecords)
    }
    .filter { $0.covers(address) }
    .min {
      ($0.frame.codeByteCount, $1.frame.relativeAddress, $0.offset)
        < ($1.frame.codeByteCount, $0.frame.relativeAddress, $1.offset)
    }
  }
}
