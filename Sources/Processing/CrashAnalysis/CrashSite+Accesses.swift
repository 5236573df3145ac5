import Instructions
import Unwinding

/// A memory operand with the address it had at the crash.
struct ResolvedAccess: Hashable {
  var address: UInt64
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
        ResolvedAccess(address: address, operand: operand, hasNullBase: hasNullBase))
    }
    return instruction.accesses == nil ? nil : resolved
  }

  /// Where a jump, call or return leads that takes its target from a register or memory.
  func target(of instruction: Instruction) -> UInt64? {
    switch instruction.flow {
    case .call, .jump:
      switch instruction.operands.first {
      case .register(let name): value(ofRegister: name)
      case .memory(let operand):
        address(of: operand, in: instruction).flatMap { memory.number(at: $0, byteCount: 8) }
      default: nil
      }
    case .return:
      value(ofRegister: "rsp").flatMap { memory.number(at: $0, byteCount: 8) }
    default: nil
    }
  }

  private func address(of operand: MemoryOperand, in instruction: Instruction) -> UInt64? {
    // Where these segments begin is not in a dump.
    guard operand.segment != "fs", operand.segment != "gs" else { return nil }
    var address = UInt64(bitPattern: operand.displacement)
    if let base = operand.base {
      guard let value = value(ofRegister: base) else { return nil }
      address &+= value &+ (base == "rip" ? UInt64(instruction.byteCount) : 0)
    }
    if let index = operand.index {
      guard let value = value(ofRegister: index) else { return nil }
      address &+= value &* UInt64(operand.scale)
    }
    return address
  }

  /// Also of "eax" and "r8d": the lower half. Vector registers are not known.
  func value(ofRegister name: String) -> UInt64? {
    if let value = registers[name] { return value }
    let whole = name.hasPrefix("e") ? "r" + name.dropFirst() : String(name.dropLast())
    guard name.hasPrefix("e") || (name.hasPrefix("r") && name.hasSuffix("d")) else { return nil }
    return registers[whole].map { $0 & 0xffff_ffff }
  }

  /// An access as reports have it.
  func report(_ access: ResolvedAccess, of instruction: Instruction) -> MemoryAccess {
    MemoryAccess(
      address: access.address, byteCount: access.operand.byteCount,
      kind: kindIsReported.contains(instruction.mnemonic) ? Self.kind(access.operand.kind) : nil,
      isLikelyGuardPage: permissions.isLikelyGuard(at: access.address))
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

/// The instructions whose kind of access rust-minidump knows; reports must not differ from its.
private let kindIsReported: Set<String> = [
  "add", "call", "cmp", "dec", "inc", "iret", "iretd", "iretq", "jmp", "jmpf", "mov", "movaps",
  "movups", "pop", "push", "ret", "retf", "sub",
]
