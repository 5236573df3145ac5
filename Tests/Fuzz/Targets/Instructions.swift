import Bytes
import Instructions

extension FuzzTarget {
  /// Input: the bytes of an instruction of x86-64, and what follows it.
  static let instructions = FuzzTarget(
    name: "instructions", purpose: "the decoder of x86-64 instructions", dictionary: "none",
    longestInput: 32, leastCoverage: 440, seeds: Seeds.instructions,
    run: { view in
      guard let instruction = Instruction(amd64: view.bytes) else { return }
      require(!instruction.mnemonic.isEmpty, "an instruction has no name")
      require(instruction.text.hasPrefix(instruction.prefix ?? ""), "a text lacks its prefix")
      require((1...view.byteCount).contains(instruction.byteCount), "it is longer than its bytes")
      require(
        instruction.byteCount <= Instruction.amd64MaximumByteCount, "it is longer than any other")
      _ = (instruction.isDivision, instruction.isPrivileged, instruction.faultsByAddressOnly)
    })
}
