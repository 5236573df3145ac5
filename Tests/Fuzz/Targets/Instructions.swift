import Bytes
import Instructions
import Processing

extension FuzzTarget {
  /// Input: the bytes of an instruction, and what follows it; looked at as those of every CPU.
  static let instructions = FuzzTarget(
    name: "instructions", purpose: "the decoders of x86, x86-64 and A64 instructions",
    dictionary: "none", longestInput: 64, leastCoverage: 1000, seeds: Seeds.instructions,
    run: { view in
      for set in InstructionSet.allCases {
        guard let instruction = Instruction(view.bytes, of: set) else { continue }
        check(instruction, of: set, in: view)
      }
      _ = CodeAhead(view.bytes, isRead: true)
    })

  private static func check(_ instruction: Instruction, of set: InstructionSet, in view: ByteView) {
    require(!instruction.mnemonic.isEmpty, "an instruction has no name")
    require(instruction.text.hasPrefix(instruction.prefix ?? ""), "a text lacks its prefix")
    require((1...view.byteCount).contains(instruction.byteCount), "it is longer than its bytes")
    require(instruction.byteCount <= set.longestByteCount, "it is longer than any other")
    for operand in instruction.accesses ?? [] {
      require(operand.base != "" && operand.scale > 0, "an access is at no register")
      require(operand.byteCount.map { $0 > 0 } ?? true, "an access is of no bytes")
    }
    _ = instruction.faultsByAddressOnly
  }
}
