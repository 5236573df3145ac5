import Instructions
import Unwinding

/// A memory operand with the address it had at the crash.
struct ResolvedAccess: Hashable {
  /// As the CPU uses it.
  var address: UInt64
  /// As registers and instruction make it: on arm64 its upper byte may hold a tag.
  var wholeAddress: UInt64
  var operand: MemoryOperand
  /// The register that should point to something is 0.
  var hasNullBase: Bool

  /// Whether a byte at an address is one of those it reads or writes.
  func contains(_ other: UInt64) -> Bool {
    other >= address && other &- address < UInt64(operand.byteCount ?? 0)
  }
}

extension CrashSite {
  /// The memory an instruction used; nil when an address is not known.
  func accesses(of instruction: Instruction) -> [ResolvedAccess]? {
    var resolved: [ResolvedAccess] = []
    for operand in instruction.accesses ?? [] {
      guard let address = address(of: operand, in: instruction) else { return nil }
      let hasNullBase = operand.base.map { value(ofRegister: $0) == 0 } ?? false
      resolved.append(
        ResolvedAccess(
          address: effective(address), wholeAddress: address, operand: operand,
          hasNullBase: hasNullBase))
    }
    return instruction.accesses == nil ? nil : resolved
  }

  /// Where a jump, call or return leads that takes its target from a register or memory.
  func target(of instruction: Instruction) -> UInt64? {
    guard [.call, .jump, .return].contains(instruction.flow) else { return nil }
    switch instruction.operands.first {
    case .register(let name):
      return value(ofRegister: name).map {
        instruction.checksSignature ? withoutSignature($0) : codeAddress($0)
      }
    case .memory(let operand):
      return word(at: operand, in: instruction).map(codeAddress)
    default:
      // The top of the stack; a number may say how much to take from there.
      guard instruction.flow == .return else { return nil }
      return instruction.accesses?.last.flatMap { word(at: $0, in: instruction) }
    }
  }

  private func word(at operand: MemoryOperand, in instruction: Instruction) -> UInt64? {
    address(of: operand, in: instruction).flatMap {
      memory.number(at: effective($0), byteCount: pointerByteCount)
    }
  }

  private func address(of operand: MemoryOperand, in instruction: Instruction) -> UInt64? {
    // Where these segments begin is not in a dump.
    guard operand.segment != "fs", operand.segment != "gs" else { return nil }
    var address = UInt64(bitPattern: operand.displacement)
    if let base = operand.base {
      guard let value = value(ofRegister: base) else { return nil }
      address &+= operand.isBaseAligned ? value & ~3 : value
      if base == "rip" { address &+= UInt64(instruction.byteCount) }
    }
    if let index = operand.index {
      guard let value = value(ofRegister: index) else { return nil }
      let offset = Self.index(value, of: operand)
      address = operand.isIndexSubtracted ? address &- offset : address &+ offset
    }
    return instruction.checksSignature ? withoutSignature(address) : address
  }

  /// What an operand adds to its base, or subtracts.
  private static func index(_ value: UInt64, of operand: MemoryOperand) -> UInt64 {
    if operand.isIndexSigned {
      return UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value))) &* UInt64(operand.scale)
    }
    guard let shift = operand.indexShift else { return value &* UInt64(operand.scale) }
    return UInt64(shift.applied(to: UInt32(truncatingIfNeeded: value)))
  }

  /// Of 32-bit Arm, the lowest bit of a pointer to code chooses the instruction set.
  private func codeAddress(_ pointer: UInt64) -> UInt64 {
    instructionSet == .arm || instructionSet == .thumb ? pointer & ~1 : pointer
  }

  /// An access as reports have it.
  func report(_ access: ResolvedAccess, of instruction: Instruction) -> MemoryAccess {
    let isKindReported = instructionSet != .amd64 || kindIsReported.contains(instruction.mnemonic)
    let tag = UInt8(access.wholeAddress >> 56)
    return MemoryAccess(
      address: access.address, byteCount: access.operand.byteCount,
      kind: isKindReported ? Self.kind(access.operand.kind) : nil,
      isLikelyGuardPage: permissions.isLikelyGuard(at: access.address),
      tag: instructionSet == .arm64 && access.wholeAddress != access.address ? tag : nil)
  }

  private static func kind(_ kind: AccessKind) -> MemoryAccess.Kind? {
    switch kind {
    case .read: .read
    case .write: .write
    case .readWrite: .readWrite
    case .none: nil
    }
  }

}

/// The instructions of x86-64 whose kind of access rust-minidump knows; reports must not differ from
/// its.
private let kindIsReported: Set<String> = [
  "add", "call", "cmp", "dec", "inc", "iret", "iretd", "iretq", "jmp", "jmpf", "mov", "movaps",
  "movups", "pop", "push", "ret", "retf", "sub",
]
