import MinidumpFormat
import Unwinding

@testable import Processing

/// Memory of a few words, by hand.
struct Words: StackMemory {
  var words: [UInt64: UInt64] = [:]

  func number(at address: UInt64, byteCount: Int) -> UInt64? { words[address] }
  func isExecutable(at address: UInt64) -> Bool? { nil }
  func nextRegion(from address: UInt64) -> Range<UInt64>? { nil }
}

extension ExceptionFacts {
  /// SIGSEGV with an si_code: 1 SEGV_MAPERR, 2 SEGV_ACCERR, 0x80 SI_KERNEL.
  static func segmentationFault(_ siCode: UInt32, at address: UInt64) -> Self {
    Self(code: 11, flags: siCode, address: address, platform: .linux, architecture: .amd64)
  }

  /// EXCEPTION_ACCESS_VIOLATION: 0 read, 1 write, 8 execute.
  static func accessViolation(_ kind: UInt64, at address: UInt64) -> Self {
    Self(
      code: 0xc000_0005, parameters: [kind, address], platform: .windowsNT, architecture: .amd64)
  }
}

/// A crash of `instruction` in a process whose memory is `regions`.
func site(
  _ facts: ExceptionFacts, _ instruction: [UInt8] = [], registers: [String: UInt64] = [:],
  words: [UInt64: UInt64] = [:], regions: [MemoryPermissions.Region] = []
) -> CrashSite<Words> {
  CrashSite(
    facts: facts, address: CrashReason(facts).address, registers: registers,
    instructionBytes: instruction, memory: Words(words: words),
    permissions: MemoryPermissions(regions))
}

func region(_ addresses: Range<UInt64>, _ rights: MemoryRights) -> MemoryPermissions.Region {
  MemoryPermissions.Region(addresses: addresses, rights: rights)
}
