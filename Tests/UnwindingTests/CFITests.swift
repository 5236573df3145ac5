import Symbols
import Testing
import Unwinding

@Suite struct CFITests {
  /// sp → saved rbx, return address; the caller's frame is empty but for its own return address.
  private func process(_ rules: CFIRules) -> SyntheticProcess {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x77, 0x40_0211, 0, 0], at: 0x8000)
    process.functions = [
      .init(name: "callee", range: 0x100..<0x200, rules: rules),
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    return process
  }

  @Test func `call-frame rules give the caller's registers`() throws {
    let stack = process(
      CFIRules(
        cfa: .register(7, plus: 16), returnAddress: .memory(atCFAPlus: -8),
        registers: [(3, .memory(atCFAPlus: -16))])
    ).walk(["rip": 0x40_0110, "rsp": 0x8000, "rbx": 1, "rbp": 0x99, "rax": 5])
    #expect(stack.names == ["callee", "caller"])
    let caller = try #require(stack.frames.last)
    #expect(caller.trust == .callFrameInfo)
    #expect(caller.registers[7] == 0x8010)
    #expect(caller.registers[3] == 0x77)
    #expect(caller.registers[6] == 0x99, "rbp has no rule and is preserved")
    #expect(caller.registers[0] == nil, "rax is not preserved by a call")
    #expect(stack.end == .noCaller)
  }

  @Test func `a caller is looked up one byte before its return address`() {
    let stack = process(
      CFIRules(cfa: .register(7, plus: 16), returnAddress: .memory(atCFAPlus: -8))
    ).walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.frames.map(\.instructionAddress) == [0x40_0110, 0x40_0210])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0211])
  }

  // A call that never returns is often a function's last instruction: abort, __cxa_throw.
  @Test func `a return address behind the last instruction names the caller, not its neighbour`() {
    var process = process(
      CFIRules(cfa: .register(7, plus: 16), returnAddress: .memory(atCFAPlus: -8)))
    process.functions[1].range = 0x200..<0x211
    process.functions.append(.init(name: "neighbour", range: 0x211..<0x300))
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["callee", "caller"])
  }

  @Test func `a register without a value fails the frame address and no more`() {
    let stack = process(
      CFIRules(
        cfa: .register(7, plus: 16), returnAddress: .memory(atCFAPlus: -8),
        registers: [(12, .register(13, plus: 0)), (3, .undefined)])
    ).walk(["rip": 0x40_0110, "rsp": 0x8000, "r12": 4, "rbx": 9])
    #expect(stack.names == ["callee", "caller"])
    #expect(stack.frames[1].registers[12] == nil)
    #expect(stack.frames[1].registers[3] == nil)
  }

  @Test(
    arguments: [
      ([.constant(24), .constant(8), .subtract], 16),
      ([.constant(6), .constant(4), .multiply], 24),
      ([.constant(50), .constant(3), .divide], 16),
      ([.constant(56), .constant(40), .modulo], 16),
      ([.constant(31), .constant(16), .align], 16),
      ([.constant(-8), .constant(24), .add], 16),
      ([.constant(-48), .constant(-3), .divideSigned], 16),
      ([.constant(-16), .negate], 16), ([.constant(-16), .absolute], 16),
      ([.constant(-17), .not], 16), ([.constant(0x1f), .constant(0x30), .and], 16),
      ([.constant(16), .constant(0), .or], 16), ([.constant(17), .constant(1), .exclusiveOr], 16),
      ([.constant(1), .constant(4), .shiftLeft], 16),
      ([.constant(256), .constant(4), .shiftRight], 16),
      ([.constant(-256), .constant(4), .shiftRightSigned, .negate], 16),
      ([.constant(1), .constant(64), .shiftLeft, .constant(16), .add], 16),
      ([.constant(-1), .constant(0), .compare(.less), .constant(4), .shiftLeft], 16),
      ([.constant(15), .constant(15), .compare(.greaterOrEqual), .constant(15), .add], 16),
      ([.constant(1), .constant(1), .compare(.notEqual), .constant(16), .add], 16),
      ([.constant(8), .copy(below: 0), .add], 16),
      ([.constant(16), .constant(9), .drop], 16),
      ([.constant(8), .constant(24), .swap, .subtract], 16),
      // 2, 3, 40 → 40, 2, 3
      (
        [
          .constant(2), .constant(3), .constant(40), .rotate, .multiply, .subtract, .constant(18),
          .subtract,
        ], 16
      ),
      ([.constant(1), .jumpIfNotZero(to: 4), .add, .constant(16)], 16),
      ([.jump(to: 3), .add, .constant(16)], 16),
    ] as [([CFIExpression.Step], UInt64)])
  func `expressions compute the right operand first from the top`(
    steps: [CFIExpression.Step], value: UInt64
  ) {
    let rules = CFIRules(
      cfa: .expression(CFIExpression([.register(7)] + steps + [.add])),
      returnAddress: .memory(atCFAPlus: -8))
    let stack = process(rules).walk(["rip": 0x40_0110, "rsp": 0x8010 - value])
    #expect(stack.frames.count == 2)
    #expect(stack.frames.last?.registers[7] == 0x8010)
  }

  @Test(
    arguments: [
      [.constant(1), .constant(0), .divide],
      [.constant(1), .constant(0), .modulo],
      [.constant(1), .constant(3), .align],
      [.add],
      [.load],
      [.swap], [.constant(1), .swap], [.constant(1), .copy(below: 1)], [.drop], [.rotate],
      [.jumpIfNotZero(to: 1)], [.constant(1), .jump(to: -1)], [.constant(1), .jump(to: 1)],
      Array(repeating: .constant(1), count: 100), [.constant(0), .loadBytes(8)],
      [],
    ] as [[CFIExpression.Step]])
  func `an expression that cannot be computed gives nothing`(steps: [CFIExpression.Step]) {
    let rules = CFIRules(
      cfa: .expression(CFIExpression(steps)), returnAddress: .memory(atCFAPlus: -8))
    let stack = process(rules).walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.trusts.dropFirst().allSatisfy { $0 != .callFrameInfo })
  }

  @Test func `a number narrower than a pointer is loaded without a sign`() {
    var process = process(
      CFIRules(
        cfa: .expression(
          CFIExpression([
            .register(7), .copy(below: 0), .constant(32), .add, .loadBytes(1), .add,
          ])),
        returnAddress: .memory(atCFAPlus: -8)))
    process.stack.lay([0xffff_ff10], at: 0x8020)
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.frames.last?.registers[7] == 0x8010)
  }

  @Test func `numbers of 32 bits have their sign`() {
    var process = SyntheticProcess(.x86)
    process.stack.lay([0x40_0211, 0, 0], at: 0x8000)
    process.functions = [
      .init(
        name: "callee", range: 0x100..<0x200,
        rules: CFIRules(
          cfa: .expression(
            CFIExpression([
              .constant(-1), .constant(0), .compare(.less), .constant(2), .shiftLeft,
              .register(4), .add,
            ])),
          returnAddress: .memory(atCFAPlus: -4))),
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    #expect(process.walk(["eip": 0x40_0110, "esp": 0x8000]).names == ["callee", "caller"])
  }

  // What a trampoline returns to was interrupted: its address is no return address, and its stack may
  // be any.
  @Test func `a signal frame gives all registers of what was interrupted`() throws {
    var process = SyntheticProcess(.amd64, system: .other)
    // The saved rip and rsp.
    process.stack.lay([0x40_0200, 0x7000], at: 0x8000)
    process.functions = [
      .init(
        name: "trampoline", range: 0x100..<0x110,
        rules: CFIRules(
          cfa: .memoryAtRegister(7, plus: 8), returnAddress: .memoryAtRegister(7, plus: 0),
          registers: [(0, .register(7, plus: 5))], isSignalFrame: true)),
      .init(
        name: "interrupted", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    let stack = process.walk(["rip": 0x40_0100, "rsp": 0x8000])
    #expect(stack.names == ["trampoline", "interrupted"])
    let interrupted = try #require(stack.frames.last)
    #expect(interrupted.instructionAddress == 0x40_0200)
    #expect(interrupted.registers[7] == 0x7000)
    #expect(interrupted.registers[0] == 0x8005)
    #expect(interrupted.trust == .callFrameInfo)
  }

  @Test func `arithmetic wraps at the pointer's width`() {
    var process = SyntheticProcess(.x86)
    process.stack.lay([0x40_0211, 0, 0], at: 0x8000)
    process.functions = [
      .init(
        name: "callee", range: 0x100..<0x200,
        rules: CFIRules(
          cfa: .expression(
            CFIExpression([.register(4), .constant(0xffff_ffff), .add, .constant(5), .add])),
          returnAddress: .memory(atCFAPlus: -4))),
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    #expect(process.walk(["eip": 0x40_0110, "esp": 0x8000]).names == ["callee", "caller"])
  }

  @Test func `a stack pointer that does not rise ends the trust in the rules`() {
    let stack = process(
      CFIRules(cfa: .register(7, plus: 0), returnAddress: .memory(atCFAPlus: 8))
    ).walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(!stack.trusts.dropFirst().contains(.callFrameInfo))
  }

  @Test func `a return address of zero is the bottom of the stack`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0, 0x40_0211], at: 0x8000)
    process.functions = [
      .init(
        name: "callee", range: 0x100..<0x300,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8)))
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["callee"])
    #expect(stack.end == .zeroReturnAddress)
  }

  @Test func `an endless recursion stops at the limit`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay(Array(repeating: 0x40_0150, count: 1000), at: 0x8000)
    process.functions = [
      .init(
        name: "recurse", range: 0x100..<0x200,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8)))
    ]
    let stack = process.walk(["rip": 0x40_0150, "rsp": 0x8000], frameLimit: 50)
    #expect(stack.frames.count == 50)
    #expect(stack.end == .frameLimit)
  }
}
