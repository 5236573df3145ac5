import Testing
import Unwinding

@Suite struct CallDetectorTests {
  private func scanned(
    _ architecture: Architecture, code: [UInt8], thumb: Bool = false
  ) -> Int {
    var process = SyntheticProcess(architecture)
    let end = UInt64(0x40_0200 + code.count) | (thumb ? 1 : 0)
    process.stack.lay([end, 0], at: 0x8000)
    process.stack.lay(bytes: code, at: 0x40_0200)
    process.functions = [.init(name: "f", range: 0x0..<0x1000)]
    return process.walk([
      "rip": 0x40_0110, "eip": 0x40_0110, "pc": 0x40_0110, "sp": 0x8000, "rsp": 0x8000,
      "esp": 0x8000,
    ]).frames.count
  }

  // Dumps of Breakpad's have the stacks and little code; the modules' files have all of it.
  @Test func `code that is not in the dump is looked at in the module's file`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0207, 0x40_0227, 0], at: 0x8000)
    process.functions = [.init(name: "f", range: 0x0..<0x1000)]
    #expect(process.walk(["rip": 0x40_0110, "rsp": 0x8000]).resumeAddresses[1] == 0x40_0207)
    process.fileCode.lay(bytes: [0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90], at: 0x200)
    process.fileCode.lay(bytes: [0x90, 0x90, 0xe8, 1, 2, 3, 4], at: 0x220)
    #expect(process.walk(["rip": 0x40_0110, "rsp": 0x8000]).resumeAddresses[1] == 0x40_0227)
  }

  @Test(
    arguments: [
      [0x90, 0x90, 0xe8, 1, 2, 3, 4],  // call rel32
      [0x90, 0x90, 0x90, 0x90, 0x90, 0xff, 0xd0],  // call *%rax
      [0x90, 0x90, 0x90, 0x90, 0x41, 0xff, 0xd4],  // call *%r12
      [0x90, 0x90, 0x90, 0x90, 0xff, 0x50, 0x18],  // call *0x18(%rax)
      [0x90, 0xff, 0x15, 1, 2, 3, 4],  // call *disp(%rip)
      [0xff, 0x94, 0x24, 1, 2, 3, 4],  // call *disp32(%rsp)
      [0x90, 0x90, 0x90, 0xff, 0x54, 0x24, 0x08],  // call *8(%rsp)
    ] as [[UInt8]])
  func `x86 calls are calls`(code: [UInt8]) {
    #expect(scanned(.amd64, code: code) == 2)
  }

  @Test(
    arguments: [
      [0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90],
      [0x90, 0x90, 0xe9, 1, 2, 3, 4],  // jmp
      [0x90, 0x90, 0x90, 0x90, 0x90, 0xff, 0xe0],  // jmp *%rax
      [0x90, 0x90, 0x90, 0x90, 0x90, 0xff, 0x30],  // push (%rax)
    ] as [[UInt8]])
  func `x86 instructions that are no calls are not`(code: [UInt8]) {
    #expect(scanned(.amd64, code: code) == 1)
  }

  @Test func `arm64 calls are calls and other words are not`() {
    #expect(scanned(.arm64, code: [1, 0, 0, 0x94]) == 2)  // bl
    #expect(scanned(.arm64, code: [0x00, 0x00, 0x3f, 0xd6]) == 2)  // blr x0
    #expect(scanned(.arm64, code: [0x1f, 0x08, 0x3f, 0xd6]) == 2)  // blraaz x0
    #expect(scanned(.arm64, code: [0xc0, 0x03, 0x5f, 0xd6]) == 1)  // ret
  }

  @Test func `arm and thumb calls are calls and other words are not`() {
    #expect(scanned(.arm, code: [1, 0, 0, 0xeb]) == 2)  // bl
    #expect(scanned(.arm, code: [0x33, 0xff, 0x2f, 0xe1]) == 2)  // blx r3
    #expect(scanned(.arm, code: [0x1e, 0xff, 0x2f, 0xe1]) == 1)  // bx lr
    #expect(scanned(.arm, code: [0x00, 0xf0, 0x01, 0xf8], thumb: true) == 2)  // bl
    #expect(scanned(.arm, code: [0x00, 0xbf, 0x98, 0x47], thumb: true) == 2)  // nop; blx r3
    #expect(scanned(.arm, code: [0x00, 0xbf, 0x00, 0xbf], thumb: true) == 1)  // nops
  }
}
