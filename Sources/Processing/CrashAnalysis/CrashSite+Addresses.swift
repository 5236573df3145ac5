import Instructions
import MinidumpFormat
import Unwinding

/// The addresses that x86-64 with 48-bit virtual addresses refuses.
let nonCanonicalAddresses: ClosedRange<UInt64> = 0x0000_8000_0000_0000...0xffff_7fff_ffff_ffff

extension CrashSite {
  /// What the address was, where the reported one hides it.
  ///
  /// - Parameter target: where the instruction sends the program, when that is known.
  func adjustedAddress(_ accesses: [ResolvedAccess], target: UInt64?) -> AdjustedAddress? {
    if let access = accesses.first(where: \.hasNullBase) {
      return .nullPointer(offset: access.address)
    }
    if instructionSet == .arm64 { return untranslatable(accesses) }
    guard Fault(facts) == .generalProtection else { return nil }
    return (accesses.map(\.address) + [target].compactMap { $0 })
      .first(where: nonCanonicalAddresses.contains).map(AdjustedAddress.nonCanonical)
  }

  /// The pointer behind a reported address that no setting of the CPU translates: bits 52 to 55 are
  /// not alike. Systems leave the upper byte out of what they report.
  private func untranslatable(_ accesses: [ResolvedAccess]) -> AdjustedAddress? {
    guard case .access? = Fault(facts), ![0, 15].contains(address >> 52 & 15) else { return nil }
    return accesses.first { $0.address == effective(address) }
      .map { .nonCanonical($0.wholeAddress) }
  }

  /// Addresses that may have been meant, of the crash's address and the instruction's registers.
  ///
  /// Where a null pointer explains the crash, nothing is looked for.
  func bitFlips(_ adjusted: AdjustedAddress?, of instruction: Instruction?) -> [BitFlip] {
    let tried: UInt64
    switch adjusted {
    case .nullPointer: return []
    case .nonCanonical(let address): tried = effective(address)
    case nil: tried = address
    }
    guard !isCompatibilityMode,
      let bits = BitFlipSearch.bits(on: facts.architecture, wasNonCanonical: adjusted != nil)
    else { return [] }
    let search = BitFlipSearch(
      bits: bits, permissions: permissions, rights: missingRights,
      registers: Array(registers.values))
    return search.flips(of: tried)
      + addressRegisters(of: instruction).flatMap { name in
        value(ofRegister: name).map { search.flips(of: effective($0), register: name) } ?? []
      }
  }

  private var missingRights: MemoryRights? {
    switch Fault(facts) {
    case .access(let rights): rights
    // Windows calls every refused address a read.
    case .generalProtection where facts.platform.isWindows: .read
    default: nil
    }
  }

  /// The registers that memory operands are computed from, by name, each once.
  private func addressRegisters(of instruction: Instruction?) -> [String] {
    let names = (instruction?.operands ?? []).flatMap { operand -> [String] in
      guard case .memory(let memory) = operand else { return [] }
      return [memory.base, memory.index].compactMap { $0 }
    }
    return Set(names).sorted()
  }
}
