import Symbols
import Testing

/// The rule of a frame address that an expression gives.
private func frameAddress(_ operations: [UInt8]) throws -> CFIRule? {
  let definition: [UInt8] = [0x0f, UInt8(operations.count)] + operations
  return try FramedFile([], common: standard + definition).rules()?.cfa
}

/// The rule of rbx: what lies at an address, or that is the value itself.
private func saved(_ operations: [UInt8], isValue: Bool = false) throws -> CFIRule? {
  let definition: [UInt8] = [isValue ? 0x16 : 0x10, 3, UInt8(operations.count)] + operations
  return try FramedFile(definition).rules()?.registers.first { $0.number == 3 }?.rule
}

private func steps(_ rule: CFIRule?) -> [CFIExpression.Step]? {
  guard case .expression(let expression)? = rule else { return nil }
  return expression.steps
}

@Suite struct RuleExpressionTests {
  // glibc's __restore_rt on amd64: the interrupted registers lie in a ucontext at rsp.
  @Test func `registers that a kernel saved are found relative to the stack pointer`() throws {
    // DW_OP_breg7 (rsp): 160; DW_OP_deref
    #expect(try frameAddress([0x77, 0xa0, 0x01, 0x06]) == .memoryAtRegister(7, plus: 160))
    // DW_OP_breg7 (rsp): 128
    #expect(try saved([0x77, 0x80, 0x01]) == .memoryAtRegister(7, plus: 128))
    #expect(try saved([0x77, 0x80, 0x01], isValue: true) == .register(7, plus: 128))
  }

  // Where in an entry of the procedure linkage table the program counter is tells how much is pushed.
  @Test func `the frame of a linkage table's entry is computed`() throws {
    // DW_OP_breg7 (rsp): 8; DW_OP_breg16 (rip): 0; DW_OP_lit15; DW_OP_and; DW_OP_lit11; DW_OP_ge;
    // DW_OP_lit3; DW_OP_shl; DW_OP_plus
    let rule = try frameAddress([0x77, 8, 0x80, 0, 0x3f, 0x1a, 0x3b, 0x2a, 0x33, 0x24, 0x22])
    #expect(
      steps(rule) == [
        .register(7), .constant(8), .add, .register(16), .constant(15), .and, .constant(11),
        .compare(.greaterOrEqual), .constant(3), .shiftLeft, .add,
      ])
  }

  @Test func `the frame address on the stack is used where an expression asks for it`() throws {
    #expect(try saved([0x23, 16]) == .memory(atCFAPlus: 16))  // DW_OP_plus_uconst 16
    #expect(try saved([0x38, 0x1c], isValue: true) == .cfa(plus: -8))  // DW_OP_lit8; DW_OP_minus
    #expect(steps(try saved([0x12, 0x22], isValue: true)) == [.cfa, .copy(below: 0), .add])
  }

  @Test func `constants of every width are read`() throws {
    let cases: [([UInt8], Int64)] = [
      ([0x08, 0xff], 255), ([0x09, 0xff], -1), ([0x0a, 0xff, 0xff], 65535),
      ([0x0b, 0xff, 0xff], -1), ([0x0c, 0xff, 0xff, 0xff, 0xff], 0xffff_ffff),
      ([0x0d, 0xff, 0xff, 0xff, 0xff], -1), ([0x0e, 1, 0, 0, 0, 0, 0, 0, 0x80], .min + 1),
      ([0x0f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -1), ([0x10, 0x80, 1], 128),
      ([0x11, 0x7f], -1), ([0x30], 0), ([0x4f], 31),
    ]
    for (operations, value) in cases {
      #expect(steps(try saved(operations, isValue: true)) == [.constant(value)])
    }
    #expect(try saved([0x92, 6, 0x78], isValue: true) == .register(6, plus: -8))  // DW_OP_bregx
  }

  @Test func `other operations have their steps`() throws {
    let steps: [(UInt8, CFIExpression.Step)] = [
      (0x13, .drop), (0x14, .copy(below: 1)), (0x16, .swap), (0x17, .rotate), (0x19, .absolute),
      (0x1b, .divideSigned), (0x1d, .modulo), (0x1e, .multiply), (0x1f, .negate), (0x20, .not),
      (0x21, .or), (0x25, .shiftRight), (0x26, .shiftRightSigned), (0x27, .exclusiveOr),
      (0x29, .compare(.equal)), (0x2b, .compare(.greater)), (0x2c, .compare(.lessOrEqual)),
      (0x2d, .compare(.less)), (0x2e, .compare(.notEqual)),
    ]
    for (code, step) in steps {
      let rule = try frameAddress([0x31, 0x32, 0x33, code, 0x96])  // DW_OP_nop
      #expect(
        rule
          == .expression(CFIExpression([.constant(1), .constant(2), .constant(3), step])))
    }
    #expect(
      try frameAddress([0x31, 0x15, 0])
        == .expression(CFIExpression([.constant(1), .copy(below: 0)]))
    )  // DW_OP_pick
    #expect(
      try frameAddress([0x31, 0x94, 4])
        == .expression(CFIExpression([.constant(1), .loadBytes(4)]))
    )  // DW_OP_deref_size
  }

  @Test func `jumps lead to operations`() throws {
    // DW_OP_lit1; DW_OP_bra +4; DW_OP_skip +1; DW_OP_lit2; DW_OP_lit3
    let rule = try frameAddress([0x31, 0x28, 4, 0, 0x2f, 1, 0, 0x32, 0x33])
    #expect(
      rule
        == .expression(
          CFIExpression([
            .constant(1), .jumpIfNotZero(to: 4), .jump(to: 4), .constant(2), .constant(3),
          ])))
  }

  /// Unknown; a jump into an operand, or out of the expression; a wrong width; a vector register; cut.
  @Test(
    arguments: [
      [0xff], [0x31, 0x28, 0xff, 0xff], [0x2f, 5, 0], [0x31, 0x94, 3], [0x92, 40, 0], [0x0c, 1],
    ] as [[UInt8]])
  func `an expression that cannot be understood gives no rule`(operations: [UInt8]) throws {
    #expect(try frameAddress(operations) == nil)
    #expect(try saved(operations) == .undefined)
  }
}
