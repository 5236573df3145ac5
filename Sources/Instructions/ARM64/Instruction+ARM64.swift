import CCapstone
import Synchronization

extension Instruction {
  /// Decodes the instruction of A64 that `bytes` begin with.
  ///
  /// - Returns: nil for fewer than four bytes, and for words that are no instruction we know.
  public init?(arm64 bytes: some Collection<UInt8>) {
    guard let word = ARM64Word(bytes),
      let spelling = ARM64Spelling.text(of: word) ?? Self.capstoneText(of: word)
    else { return nil }
    let control = ARM64Control(word)
    let accesses = ARM64Accesses.of(word)
    self.init(
      mnemonic: spelling.split(separator: " ").first.map(String.init) ?? spelling, byteCount: 4,
      operands: control.operands + (accesses ?? []).map(Operand.memory), accesses: accesses,
      flow: control.flow)
    isDivision = control.isDivision
    isPrivileged = control.isPrivileged
    trapNumber = control.trapNumber
    checksSignature = control.checksSignature
    self.spelling = spelling
  }

  /// As capstone spells it, places in the code as distances.
  private static func capstoneText(of word: ARM64Word) -> String? {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: word.bits >> (8 * $0)) }
    var text = [UInt8](repeating: 0, count: 224)
    let isSpelt = capstone.withLock { _ in
      unsafe capstone_spell_arm64(bytes, bytes.count, &text, text.count)
    }
    guard isSpelt else { return nil }
    let spelling = String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    guard let distance = ARM64Spelling.codeDistance(of: word),
      let last = spelling.lastIndex(of: "#")
    else { return spelling }
    return spelling[..<last] + spelledPlace(distance)
  }
}
