import Symbols

extension Walk {
  /// Whether an address outside all modules may be code made at run time: memory is known to be
  /// executable there, or the chain of frame records goes on from it and leads back into a module.
  ///
  /// - Parameter framePointer: that of the code at the address.
  func isGeneratedCode(_ address: UInt64, calledFrom framePointer: UInt64?) -> Bool {
    guard address >= Self.lowestCodeAddress, architecture.isAddress(address),
      symbols.moduleIndex(at: address) == nil,
      let isExecutable = memory.isExecutable(at: address) ?? leadsToModule(from: framePointer)
    else { return false }
    return isExecutable
  }

  private func leadsToModule(from framePointer: UInt64?) -> Bool? {
    guard let record = architecture.frameRecord, var link = framePointer else { return nil }
    for _ in 0..<Self.generatedFrameLimit {
      guard let next = pointer(at: link, plus: record.callerFramePointer),
        let saved = pointer(at: link, plus: record.returnAddress),
        next == 0 || (next > link && next &- link <= FrameRecord.reach)
      else { return nil }
      if canBeReturnAddress(codeAddress(saved)) { return true }
      link = next
    }
    return nil
  }

  /// Frames of generated code followed in search of a module.
  private static let generatedFrameLimit = 64
}

extension FrameRecord {
  /// No function's own frame is larger than this.
  static let reach: UInt64 = 8 << 20
}
