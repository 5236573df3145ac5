import Instructions
import Support
import Testing

@Test(arguments: InstructionSet.allCases)
func `any bytes decode to something with a name, or to nothing`(_ set: InstructionSet) {
  var generator = SeededGenerator(seed: 1)
  var decodedCount = 0
  for _ in 0..<20_000 {
    let count = Int.random(in: 0...20, using: &generator)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    guard let instruction = Instruction(bytes, of: set) else { continue }
    decodedCount += 1
    #expect(!instruction.mnemonic.isEmpty && instruction.text.hasPrefix(instruction.prefix ?? ""))
    #expect((1...set.longestByteCount).contains(instruction.byteCount))
  }
  #expect(decodedCount > 5000)
}
