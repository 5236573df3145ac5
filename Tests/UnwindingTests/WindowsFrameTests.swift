import Symbols
import Testing
import Unwinding

@Suite struct WindowsFrameTests {
  private func process(_ frame: WindowsFrame, words: [UInt64]) -> SyntheticProcess {
    var process = SyntheticProcess(.x86, system: .windows)
    process.stack.lay(words, at: 0x8000)
    process.functions = [
      .init(name: "callee", range: 0x100..<0x200, windowsFrame: frame),
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    return process
  }

  /// `$T0 .raSearch = $eip $T0 ^ = $esp $T0 4 + =`
  private static let search = WindowsFrameProgram([
    .variable("$T0"), .variable(".raSearch"), .assign,
    .variable("$eip"), .variable("$T0"), .load, .assign,
    .variable("$esp"), .variable("$T0"), .constant(4), .add, .assign,
  ])

  @Test func `a program finds the return address behind locals and saved registers`() {
    let frame = WindowsFrame(
      relativeAddress: 0x100, codeByteCount: 0x100, savedRegisterByteCount: 4, localByteCount: 8,
      method: .program(Self.search))
    let stack = process(frame, words: [1, 2, 3, 0x40_0211, 0]).walk([
      "eip": 0x40_0110, "esp": 0x8000, "ebp": 0x9000, "ebx": 7,
    ])
    #expect(stack.names == ["callee", "caller"])
    #expect(stack.frames[1].registers[4] == 0x8010)
    #expect(stack.frames[1].registers[5] == 0x9000, "ebp is untouched")
    #expect(stack.frames[1].registers[3] == nil, "ebx is not claimed by the program")
  }

  @Test func `a return address a word off is found nearby`() {
    let frame = WindowsFrame(
      relativeAddress: 0x100, codeByteCount: 0x100, localByteCount: 8,
      method: .program(Self.search))
    let stack = process(frame, words: [1, 2, 3, 0x40_0211, 0]).walk([
      "eip": 0x40_0110, "esp": 0x8000, "ebp": 0x9000,
    ])
    #expect(stack.names == ["callee", "caller"])
  }

  @Test func `an omitted frame pointer is left by the sizes alone`() {
    let frame = WindowsFrame(
      relativeAddress: 0x100, codeByteCount: 0x100, savedRegisterByteCount: 8, localByteCount: 4,
      method: .omittedFramePointer(allocatesBasePointer: true))
    // esp → saved ebp, saved register, local, return address
    let stack = process(frame, words: [0x9990, 2, 3, 0x40_0211, 0]).walk([
      "eip": 0x40_0110, "esp": 0x8000, "ebp": 5,
    ])
    #expect(stack.names == ["callee", "caller"])
    #expect(stack.frames[1].registers[5] == 0x9990)
  }

  @Test func `arguments of the function it called lie between stack pointer and frame`() {
    var process = SyntheticProcess(.x86, system: .windows)
    let first = WindowsFrame(
      relativeAddress: 0x100, codeByteCount: 0x100, parameterByteCount: 8,
      method: .omittedFramePointer(allocatesBasePointer: false))
    let second = WindowsFrame(
      relativeAddress: 0x200, codeByteCount: 0x100, localByteCount: 4,
      method: .omittedFramePointer(allocatesBasePointer: false))
    process.stack.lay([0x40_0211, 1, 2, 3, 0x40_0311, 0], at: 0x8000)
    process.functions = [
      .init(name: "first", range: 0x100..<0x200, windowsFrame: first),
      .init(name: "second", range: 0x200..<0x300, windowsFrame: second),
      .init(
        name: "third", range: 0x300..<0x400,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    let stack = process.walk(["eip": 0x40_0110, "esp": 0x8000, "ebp": 5])
    #expect(stack.names == ["first", "second", "third"])
  }

  @Test(
    arguments: [
      [.variable("$eip"), .variable("$unknown"), .assign],
      [.assign], [.constant(1), .constant(0), .divide], [.constant(1), .constant(2), .assign],
    ] as [[WindowsFrameProgram.Step]])
  func `a program that cannot run gives nothing`(steps: [WindowsFrameProgram.Step]) {
    let frame = WindowsFrame(
      relativeAddress: 0x100, codeByteCount: 0x100, method: .program(WindowsFrameProgram(steps)))
    let stack = process(frame, words: [0, 0]).walk(["eip": 0x40_0110, "esp": 0x8000])
    #expect(stack.names == ["callee"])
  }
}
