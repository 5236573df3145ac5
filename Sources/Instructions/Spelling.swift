/// How rust-minidump's reports spell an instruction that capstone names.
///
/// They print what the decoder yaxpeax-x86 prints: the names of Intel's manual, `z` for "equal",
/// without a letter for the operand size.
struct Spelling {
  let mnemonic: String
  /// A comparison of SSE registers, `cmpps` and its like: its predicate is in the name capstone
  /// gives.
  let isComparison: Bool
  private let string: StringInstruction?

  init(capstone name: String, opcode: [UInt8]) {
    string = StringInstruction(name, opcode)
    isComparison = opcode.starts(with: [0x0f, 0xc2]) && name.hasPrefix("cmp")
    mnemonic =
      string?.mnemonic ?? (isComparison ? "cmp" + name.suffix(2) : Self.names[name] ?? name)
  }

  /// Whether a repeat prefix is written.
  var showsRepeat: Bool { string?.showsRepeat ?? false }

  /// The operands in the order they are written, with the segments of string instructions.
  func order(_ operands: [Operand]) -> [Operand] {
    string?.order(operands) ?? operands
  }

  /// Immediates that are numbers, rather than sets of bits or counts.
  static let signed: Set<String> = [
    "adc", "add", "and", "cmp", "imul", "mov", "or", "push", "sbb", "sub", "test", "xor",
  ]

  private static let names = [
    "cmovae": "cmovnb", "cmovbe": "cmovna", "cmove": "cmovz", "cmovne": "cmovnz",
    "fwait": "wait", "int1": "int", "int3": "int",
    "jae": "jnb", "jbe": "jna", "je": "jz", "jne": "jnz",
    "lcall": "callf", "ljmp": "jmpf", "loope": "loopz", "loopne": "loopnz",
    "movabs": "mov", "popal": "popad", "popaw": "popa", "popfd": "popf", "popfq": "popf",
    "pushal": "pushad", "pushaw": "pusha", "pushfd": "pushf", "pushfq": "pushf", "retfq": "retf",
    "sete": "setz", "setne": "setnz", "xlatb": "xlat",
  ]
}
