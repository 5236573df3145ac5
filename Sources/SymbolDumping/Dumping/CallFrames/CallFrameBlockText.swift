import Bytes
import DWARF
import Symbols

/// One STACK CFI INIT record with its changes in the making, and the text of those before.
///
/// A stretch whose rules cannot be written ends the record; behind it another one begins.
struct CallFrameBlockText: ~Copyable {
  private var text = SymbolTextBuffer(capacity: 256 * 1024)
  private let baseAddress: UInt64
  private let architecture: DumpArchitecture
  private var rules: FrameRuleText
  private var initial = SymbolTextBuffer(capacity: 1024)
  private var changes = SymbolTextBuffer(capacity: 4096)
  /// Where the record begins that is open.
  private var start: UInt64?
  /// The rules that hold, as written.
  private var last = FrameRuleText.Rules()

  init(
    _ architecture: DumpArchitecture, _ sections: [CallFrameSection], baseAddress: UInt64
  ) {
    rules = FrameRuleText(architecture, sections)
    self.architecture = architecture
    self.baseAddress = baseAddress
  }

  /// All records, without the one that is open.
  consuming func finish() -> ByteView { text.finish() }

  /// Goes to the next function.
  mutating func begin(_ common: CommonInformationEntry, section: Int) {
    rules.begin(common, section: section)
    start = nil
  }

  /// Takes the rules that hold from an address on.
  mutating func add(_ address: UInt64, _ cfa: FrameAddressRule, _ registers: [RegisterRow]) {
    let new = FrameRuleText.Rules(
      cfa: cfa, returnAddress: rules.returnAddressRule(registers), registers: registers)
    guard rules.canWrite(cfa), rules.canWrite(new.returnAddress) else { return end(at: address) }
    if start == nil {
      start = address
      initial.removeAll()
      changes.removeAll()
      rules.append(new, since: nil, to: &initial)
    } else if new != last {
      let length = changes.byteCount
      changes.beginCallFrameChange(address &- baseAddress)
      let head = changes.byteCount
      rules.append(new, since: last, to: &changes)
      if changes.byteCount == head { changes.cut(to: length) } else { changes.endLine() }
    }
    last = new
  }

  /// Writes the record that is open, which holds up to an address.
  mutating func end(at address: UInt64) {
    guard let start else { return }
    self.start = nil
    guard address > start else { return }
    text.beginCallFrames(start &- baseAddress, byteCount: address - start)
    text.append(initial)
    text.endLine()
    text.append(changes)
  }
  /// Writes a record of rules that hold for all of a stretch, unless there are no words for them.
  mutating func append(_ rules: CFIRules, from start: UInt64, to end: UInt64) {
    guard let words = RuleWords(rules, architecture)?.text else { return }
    text.beginCallFrames(start &- baseAddress, byteCount: end - start)
    text.append(words)
    text.endLine()
  }
}
