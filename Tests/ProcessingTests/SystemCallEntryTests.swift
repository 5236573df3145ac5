import Bytes
import MinidumpReading
import Symbols
import Testing
import Unwinding

@testable import Processing

/// A thread of a 32-bit x86 program in a system call, of which nobody has the kernel's symbols.
@Suite struct SystemCallEntryTests {
  private static let module = LoadedModule(
    id: ModuleID(codeFile: "linux-gate.so"), baseAddress: 0xf7fa_b000, byteCount: 0x2000)
  private static let entry: UInt64 = 0xf7fa_b5e0
  private static let code: [UInt8] = [
    0x51, 0x52, 0x55,  // push ecx, edx, ebp
    0x89, 0xe5, 0x0f, 0x34,  // mov ebp, esp; sysenter
    0xcd, 0x80, 0x5d, 0x5a, 0x59, 0xc3,  // int 0x80; pop ebp, edx, ecx; ret
  ]

  private func symbols(code: [UInt8] = code, at entry: UInt64 = entry) -> (any SymbolFile)? {
    let memory = ProcessMemory(
      [.init(address: Self.entry, view: ByteView(code))], .littleEndian)
    return ModuleImages(in: memory, systemCallEntry: entry).image(of: Self.module)
  }

  @Test func `the kernel's entry is named and left by its code`() throws {
    let file = try #require(symbols())
    #expect(file.symbol(at: 0x5df) == nil)
    #expect(file.symbol(at: 0x5e9)?.name == "__kernel_vsyscall")
    #expect(file.symbol(at: 0x5ed) == nil)
    let names = Architecture.x86.registers
    let rules = try #require(file.cfiRules(at: 0x5e9, registers: names))
    #expect(rules.cfa == .register(4, plus: 16))
    #expect(rules.returnAddress == .memory(atCFAPlus: -4))
    #expect(rules.registers.map(\.number) == [1, 2, 5])
    #expect(rules.registers.map(\.rule) == [-8, -12, -16].map { .memory(atCFAPlus: $0) })
    #expect(file.cfiRules(at: 0x5e0, registers: names)?.cfa == .register(4, plus: 4))
    #expect(file.cfiRules(at: 0x5ec, registers: names)?.registers.isEmpty == true)
    #expect(file.cfiRules(at: 0x5ed, registers: names) == nil)
    #expect(file.cfiRules(at: 0x5e9, registers: Architecture.amd64.registers) == nil)
  }

  @Test(arguments: [[], [0x51, 0x52, 0x55, 0x89, 0xe5], [UInt8](repeating: 0x90, count: 16)])
  func `code of another kernel is named, and not left by rules`(code: [UInt8]) throws {
    let file = try #require(symbols(code: code))
    #expect(file.symbol(at: 0x5e9)?.name == "__kernel_vsyscall")
    #expect(file.symbol(at: 0x600) == nil)
    #expect(file.cfiRules(at: 0x5e9, registers: Architecture.x86.registers) == nil)
  }

  @Test(arguments: [0, 0x1000, 0xf7fa_afff, 0xf7fa_d000, .max] as [UInt64])
  func `an entry outside the module says nothing of it`(entry: UInt64) {
    #expect(symbols(at: entry) == nil)
  }
}
