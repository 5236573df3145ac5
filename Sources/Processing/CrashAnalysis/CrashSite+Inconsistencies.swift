import Instructions
import MinidumpFormat
import Unwinding

extension CrashSite {
  /// What cannot be true: a sign of bad hardware, or of a dump whose parts are not of one moment.
  ///
  /// - Parameters:
  ///   - accesses: nil when they are not known.
  ///   - target: where the instruction sends the program, when that is known.
  func inconsistencies(
    of instruction: Instruction, _ accesses: [ResolvedAccess]?, target: UInt64?
  ) -> [CrashInconsistency] {
    switch Fault(facts) {
    case .integerDivision:
      return instruction.isDivision ? [] : [.divisionByZeroNotPossible]
    case .privilegedInstruction:
      return instruction.isPrivileged ? [] : [.instructionNotPrivileged]
    case .generalProtection:
      guard instructionSet == .amd64 else { return [] }
      let isRefused = accesses?.contains { nonCanonicalAddresses.contains($0.address) }
      return instruction.faultsByAddressOnly && isRefused == false ? [.addressesAreCanonical] : []
    case .access(let rights):
      return accessInconsistencies(rights, accesses, target: target)
    case nil:
      return []
    }
  }

  private func accessInconsistencies(
    _ rights: MemoryRights?, _ accesses: [ResolvedAccess]?, target: UInt64?
  ) -> [CrashInconsistency] {
    // Without sizes there is no telling what an instruction reaches.
    guard let accesses, accesses.allSatisfy({ $0.operand.byteCount != nil }) else { return [] }
    let address = effective(address)
    let hit = accesses.filter { $0.contains(address) }
    var found: [CrashInconsistency] = []
    if let needed = rights ?? hit.first.map({ MemoryRights($0.operand.kind) }), !needed.isEmpty,
      permissions.rights(at: address)?.isSuperset(of: needed) == true
    {
      found.append(.accessIsAllowed)
    }
    if hit.isEmpty, !isFetched(address, target: target) { found.append(.accessNotOfInstruction) }
    return found
  }

  /// Whether the CPU reads an instruction there: the one that crashed, or the next.
  private func isFetched(_ address: UInt64, target: UInt64?) -> Bool {
    let longest = UInt64(instructionSet?.longestByteCount ?? 0)
    return [programCounter, target].contains { start in
      guard let start = start.map(effective) else { return false }
      return address >= start && address - start < longest
    }
  }
}

extension MemoryRights {
  fileprivate init(_ kind: AccessKind) {
    switch kind {
    case .read: self = .read
    case .write: self = .write
    case .readWrite: self = [.read, .write]
    case .none: self = []
    }
  }
}
