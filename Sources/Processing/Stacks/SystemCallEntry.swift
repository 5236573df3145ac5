import MinidumpReading
import Symbols

/// The kernel's entry to system calls of 32-bit x86 programs, `__kernel_vsyscall`: for when nobody has
/// symbols of `linux-gate.so`, which lies on no disk.
///
/// The kernel told the program where it is (`AT_SYSINFO`).
final class SystemCallEntry: SymbolFile {
  let moduleID: ModuleID
  private let relativeAddress: UInt64
  /// Whether the code is the one that ``rows`` are of.
  private let isKnownCode: Bool

  /// Nil when the entry lies in another module.
  init?(at address: UInt64, in module: LoadedModule, memory: ProcessMemory) {
    guard module.contains(address) else { return nil }
    moduleID = module.id
    relativeAddress = address - module.baseAddress
    isKnownCode = Self.code.enumerated().allSatisfy { offset, byte in
      byte == nil
        || memory.number(at: address &+ UInt64(offset), byteCount: 1) == byte.map(UInt64.init)
    }
  }

  /// Two bytes are `sysenter`, `syscall` or nothing.
  ///
  /// Source: Linux, arch/x86/entry/vdso/vdso32/system_call.S, since 4.4.
  private static let code: [UInt8?] = [
    0x51, 0x52, 0x55,  // push ecx, edx, ebp
    0x89, 0xe5,  // mov ebp, esp
    nil, nil,
    0xcd, 0x80,  // int 0x80
    0x5d, 0x5a, 0x59,  // pop ebp, edx, ecx: here a system call returns to
    0xc3,  // ret
  ]

  /// How many words lie below the caller's frame before each byte of the code.
  private static let wordCounts: [Int64] = [1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 3, 2, 1]

  /// Of other kernels' code, as far as it may be.
  private static let longest: UInt64 = 32

  func symbol(at address: UInt64) -> SymbolMatch? {
    let limit = isKnownCode ? UInt64(Self.code.count) : Self.longest
    guard address >= relativeAddress, address - relativeAddress < limit else { return nil }
    return SymbolMatch(
      name: "__kernel_vsyscall", origin: isKnownCode ? .function : .publicSymbol,
      relativeAddress: relativeAddress, byteCount: isKnownCode ? limit : nil)
  }

  /// True: other functions may be anywhere in the module.
  func namesFunction(at address: UInt64) -> Bool { true }

  func cfiRules(at address: UInt64, registers: RegisterNames) -> CFIRules? {
    guard isKnownCode, address >= relativeAddress, registers.number(of: "esp") == 4,
      let offset = Int(exactly: address - relativeAddress), offset < Self.wordCounts.count
    else { return nil }
    let pushed: [UInt8] = [1, 2, 5]  // ecx, edx, ebp
    let count = Self.wordCounts[offset]
    return CFIRules(
      cfa: .register(4, plus: 4 * count), returnAddress: .memory(atCFAPlus: -4),
      registers: zip(pushed, 2...4).filter { $1 <= count }
        .map { ($0, .memory(atCFAPlus: -4 * $1)) })
  }
}

extension LinuxAuxiliaryVector {
  /// Where the kernel has its entry to system calls: `AT_SYSINFO`, of 32-bit x86 programs only.
  var systemCallEntry: UInt64? {
    first { $0.type == Self.systemCallEntryType }?.value
  }

  private static let systemCallEntryType: UInt64 = 32
}
