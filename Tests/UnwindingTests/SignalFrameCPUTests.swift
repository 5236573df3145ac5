import Symbols
import Testing
import Unwinding

/// Frames of signal handlers as Linux lays them on further CPUs.
@Suite struct SignalFrameCPUTests {
  /// A handler that leaves its frame to `caller`, the function it interrupted, and main.
  private func process(_ architecture: Architecture, trampoline: String) -> SyntheticProcess {
    var process = SyntheticProcess(architecture)
    let root = CFIRules(cfa: .undefined, returnAddress: .undefined)
    process.functions = [
      .init(name: "interrupted", range: 0x200..<0x300, rules: root),
      .init(name: trampoline, range: 0x500..<0x510),
    ]
    return process
  }

  /// Lays numbers of `byteCount` bytes each at the given places.
  private func lay(
    _ numbers: [(UInt64, UInt64)], byteCount: Int, in process: inout SyntheticProcess
  ) {
    var bytes = [UInt8](repeating: 0, count: 0x400)
    for (offset, number) in numbers {
      for index in 0..<byteCount {
        bytes[Int(offset) + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * index))
      }
    }
    process.stack.lay(bytes: bytes, at: 0x8000)
    process.stack.lay([0, 0], at: 0x7000)
  }

  @Test func `what a handler of 64-bit PowerPC interrupted is found`() throws {
    var process = process(.ppc64, trampoline: "__kernel_sigtramp_rt64")
    // gpr 1 and 31, nip, msr, link; the registers begin at 128 + 168 + 64
    lay(
      [
        (360 + 8, 0x7000), (360 + 248, 31), (360 + 256, 0x40_0210), (360 + 264, 0xd032),
        (360 + 36 * 8, 0x40_0220), (360 + 38 * 8, 0x28),
      ], byteCount: 8, in: &process)
    let stack = process.walk(["pc": 0x40_0500, "sp": 0x8000])
    #expect(stack.names == ["__kernel_sigtramp_rt64", "interrupted"])
    let registers = try #require(stack.frames.last).registers
    #expect([1, 31, 32, 34, 36].map { registers[$0] } == [0x7000, 31, 0x40_0210, 0x28, 0x40_0220])
  }

  @Test(
    arguments: [("__kernel_sigtramp_rt32", 400), ("__kernel_sigtramp32", 96)] as [(String, UInt64)])
  func `what a handler of 32-bit PowerPC interrupted is found`(
    name: String, start: UInt64
  ) throws {
    var process = process(.ppc, trampoline: name)
    lay(
      [
        (start + 4, 0x7000), (start + 124, 31), (start + 128, 0x40_0210), (start + 132, 0xd032),
        (start + 36 * 4, 0x40_0220),
      ], byteCount: 4, in: &process)
    let stack = process.walk(["pc": 0x40_0500, "sp": 0x8000])
    #expect(stack.names == [name, "interrupted"])
    let registers = try #require(stack.frames.last).registers
    #expect([1, 31, 32, 36].map { registers[$0] } == [0x7000, 31, 0x40_0210, 0x40_0220])
  }

  @Test func `a state that no program of PowerPC runs in is no saved context`() {
    var process = process(.ppc, trampoline: "__kernel_sigtramp32")
    lay(
      [(96 + 4, 0x7000), (96 + 128, 0x40_0210), (96 + 132, 0x9032)], byteCount: 4, in: &process)
    #expect(process.walk(["pc": 0x40_0500, "sp": 0x8000]).trusts.last == .scan)
  }

  @Test func `what a handler of 64-bit SPARC interrupted is found, with its window`() throws {
    var process = process(.sparc64, trampoline: "__rt_sigreturn_stub")
    // l1 and i7 of the window; g1, o6, tpc, tnpc; the mark, with the kind of trap
    lay(
      [
        (8, 0x11), (120, 0x17), (320 + 8, 1), (320 + 14 * 8, 0x7000 - 2047), (456, 0x40_0210),
        (464, 0x40_0214), (472, 0x57ac_6c44 << 32),
      ], byteCount: 8, in: &process)
    let stack = process.walk(["pc": 0x40_0500, "sp": 0x8000 - 2047])
    #expect(stack.names == ["__rt_sigreturn_stub", "interrupted"])
    let registers = try #require(stack.frames.last).registers
    #expect(
      [1, 14, 17, 31, 33, 34].map { registers[$0] }
        == [1, 0x7000 - 2047, 0x11, 0x17, 0x40_0210, 0x40_0214])
  }

  @Test(
    arguments: [("__rt_sigreturn_stub", 224), ("__sigreturn_stub", 96)] as [(String, UInt64)])
  func `what a handler of 32-bit SPARC interrupted is found, with its window`(
    name: String, start: UInt64
  ) throws {
    var process = process(.sparc, trampoline: name)
    // l1 and i7 of the window; psr, pc, npc; g1 and o6 behind y
    lay(
      [
        (4, 0x11), (60, 0x17), (start, 0xff00_1084), (start + 4, 0x40_0210),
        (start + 8, 0x40_0214), (start + 20, 1), (start + 16 + 14 * 4, 0x7000),
      ], byteCount: 4, in: &process)
    let stack = process.walk(["pc": 0x40_0500, "sp": 0x8000])
    #expect(stack.names == [name, "interrupted"])
    let registers = try #require(stack.frames.last).registers
    #expect(
      [1, 14, 17, 31, 33, 34].map { registers[$0] }
        == [1, 0x7000, 0x11, 0x17, 0x40_0210, 0x40_0214])
  }

  @Test func `what a handler of 32-bit RISC-V interrupted is found`() throws {
    var process = process(.riscv, trampoline: "__vdso_rt_sigreturn")
    // pc, ra, sp, s0; the registers begin at 128 + 160
    lay(
      [(288, 0x40_0210), (292, 0x40_0220), (296, 0x7000), (288 + 32, 8)], byteCount: 4,
      in: &process)
    let stack = process.walk(["pc": 0x40_0500, "sp": 0x8000])
    #expect(stack.names == ["__vdso_rt_sigreturn", "interrupted"])
    let registers = try #require(stack.frames.last).registers
    #expect([0, 1, 2, 8].map { registers[$0] } == [0x40_0210, 0x40_0220, 0x7000, 8])
  }
}
