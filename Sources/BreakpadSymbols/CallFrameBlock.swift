import Bytes
import Symbols

/// The call-frame rules of a stretch of code: a STACK CFI INIT record and the STACK CFI records
/// behind it, each of which changes some rules from its address on.
struct CallFrameBlock: Sendable {
  var offset: Int
  var relativeAddress: UInt64
  var byteCount: UInt64
  private var initialRules: ByteView

  /// `STACK CFI INIT address byte-count rules`. Nil, and counted, when the record is damaged.
  init?(in text: SymbolText, at offset: Int, _ bad: BadRecords) {
    var fields = text.fields(at: offset)
    guard fields.skip(RecordKind.cfiInit.keyword), let address = fields.hexadecimal(),
      let byteCount = fields.hexadecimal()
    else {
      bad.note(at: offset)
      return nil
    }
    self.offset = offset
    relativeAddress = address
    self.byteCount = byteCount
    initialRules = fields.rest()
  }

  func covers(_ address: UInt64) -> Bool {
    address >= relativeAddress && address - relativeAddress < byteCount
  }

  /// With more changes than this a record has no rules: the longest real ones have a hundredth.
  private static let byteLimit = 1024 * 1024

  /// The rules that hold at an address, as text by register; nil when they cannot be taken apart.
  func rules(at address: UInt64, in text: SymbolText, bad: BadRecords) -> CFIRuleTexts? {
    var rules = CFIRuleTexts()
    // Any change comes after the rules of the first record, whatever its address.
    guard rules.merge(initialRules, from: 0) else {
      bad.note(at: offset)
      return nil
    }
    let start = text.nextLine(after: offset)
    let limit = min(text.byteCount, start + text.allowance.available(of: Self.byteLimit))
    var next = start
    defer { text.allowance.spend(next - start) }
    while next < text.byteCount {
      var fields = text.fields(at: next)
      let isBlank = fields.isAtEnd
      guard isBlank || (fields.skip("STACK CFI ") && !fields.skipWord("INIT")) else { break }
      guard next < limit else {
        bad.note(at: offset)
        return nil
      }
      if !isBlank, !Self.merge(&fields, into: &rules, upTo: address) { bad.note(at: next) }
      next = text.nextLine(after: next)
    }
    return rules
  }

  /// What follows `STACK CFI`: `address rules`. False when it is damaged.
  private static func merge(
    _ fields: inout Fields, into rules: inout CFIRuleTexts, upTo address: UInt64
  ) -> Bool {
    guard let start = fields.hexadecimal() else { return false }
    return start > address || rules.merge(fields.rest(), from: start)
  }
}
