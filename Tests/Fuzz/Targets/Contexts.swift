import Bytes
import MinidumpFormat
import MinidumpReading

extension FuzzTarget {
  /// Input: a byte that chooses the CPU, one for the byte order, then the context.
  static let contexts = FuzzTarget(
    name: "contexts", purpose: "the registers of a thread, of every CPU",
    dictionary: "contexts", longestInput: 1 << 13, leastCoverage: 1200, seeds: Seeds.contexts,
    run: { view in
      let number = Int(view[0] ?? 0)
      let architecture = contextCPUs[number % contextCPUs.count]
      let order: ByteOrder = (view[1] ?? 0) & 1 == 0 ? .littleEndian : .bigEndian
      guard let context = try? CPUContext(view.clampedSlice(at: 2), order, architecture)
      else { return }
      require(!"\(context.architecture) \(context.flags)".isEmpty, "a context is of no CPU")
      let registers = context.generalRegisters
      require(Set(registers.map(\.name)).count == registers.count, "two registers share a name")
      _ = context.programCounter ^ context.stackPointer ^ UInt64(context.processorState)
    })

  /// What a context's CPU may be said to be; nil for a dump without system information.
  static let contextCPUs: [ProcessorArchitecture?] =
    [
      nil, .x86, .amd64, .arm, .arm64, .arm64Old, .x86OnWin64, .mips, .mips64, .ppc, .ppc64,
      .sparc, .riscv, .riscv64, .ia64, .unknown,
    ]
}
