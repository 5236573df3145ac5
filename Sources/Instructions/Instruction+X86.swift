import CCapstone
import Synchronization

extension Instruction {
  /// Decodes the instruction of x86-64 that `bytes` begin with.
  ///
  /// - Parameter bytes: more than ``InstructionSet/longestByteCount`` are not looked at.
  /// - Returns: nil when they begin with none, or end within it.
  public init?(amd64 bytes: some Collection<UInt8>) {
    self.init(x86: bytes, is64Bit: true)
  }

  /// As ``init(amd64:)``, of 32-bit x86.
  public init?(x86 bytes: some Collection<UInt8>) {
    self.init(x86: bytes, is64Bit: false)
  }

  private init?(x86 bytes: some Collection<UInt8>, is64Bit: Bool) {
    var decoded = capstone_instruction()
    let code = Array(bytes.prefix(InstructionSet.x86.longestByteCount))
    if let trap = Self.numberedTrap(code, is64Bit: is64Bit) {
      self = trap
      return
    }
    // As if at address 0: only branches care, and they are given relative to it again below.
    let isDecoded = capstone.withLock { _ in
      unsafe capstone_decode_x86(is64Bit, code, code.count, 0, &decoded)
    }
    guard isDecoded else { return nil }
    self = DecodedX86(decoded, code, is64Bit: is64Bit).instruction
    noteFaultsOfX86()
  }
}

extension Instruction {
  /// `ud1` as Clang makes it, with a number in its displacement; capstone 4 does not know its operands.
  private static func numberedTrap(_ code: [UInt8], is64Bit: Bool) -> Instruction? {
    let prefix: [UInt8] = is64Bit ? [0x67] : []
    guard code.starts(with: prefix + [0x0f, 0xb9, 0x40]), code.count > prefix.count + 3 else {
      return nil
    }
    let number = code[prefix.count + 3]
    let memory = MemoryOperand(
      base: "eax", displacement: Int64(Int8(bitPattern: number)), byteCount: 4, kind: .none)
    var trap = Instruction(
      mnemonic: "ud1", byteCount: prefix.count + 4, operands: [.register("eax"), .memory(memory)],
      flow: .interrupt)
    trap.trapNumber = UInt64(number)
    return trap
  }
}

/// Capstone 4 sorts tables of its own at their first use and lets a second thread read them
/// meanwhile: `cmp rax, 1` lost its register in a test that decoded on several threads.
let capstone = Mutex(())

/// What capstone says of an instruction, on its way to an ``Instruction``.
private struct DecodedX86 {
  private let decoded: capstone_instruction
  private let is64Bit: Bool
  private let code: [UInt8]
  /// As capstone calls it.
  private let name: String
  private let spelling: Spelling

  init(_ decoded: capstone_instruction, _ code: [UInt8], is64Bit: Bool) {
    self.decoded = decoded
    self.is64Bit = is64Bit
    self.code = Array(code.prefix(Int(decoded.byte_count)))
    let words = decoded.name
    name = unpacked([words.0, words.1, words.2, words.3])
    let opcode = decoded.opcode
    spelling = Spelling(capstone: name, opcode: [opcode.0, opcode.1, opcode.2, opcode.3])
  }

  var instruction: Instruction {
    let operands = spelling.order(operands + predicate)
    return Instruction(
      mnemonic: spelling.mnemonic, prefix: prefix, byteCount: code.count, operands: operands,
      accesses: MemoryAccesses.of(
        spelling.mnemonic, operands, on: is64Bit ? .amd64 : .x86,
        hasOperandSizePrefix: decoded.has_operand_size_prefix),
      flow: ControlFlow(x86: spelling.mnemonic))
  }

  private var prefix: String? {
    switch decoded.repeat_prefix {
    case 0xf0: "lock"
    case 0xf3 where spelling.showsRepeat: "rep"
    case 0xf2 where spelling.showsRepeat: "repnz"
    default: nil
    }
  }

  private var operands: [Operand] {
    var copy = decoded
    return (0..<Int(decoded.operand_count)).compactMap { index in
      operand(unsafe capstone_operand_at(&copy, index))
    }
  }

  private func operand(_ from: capstone_operand) -> Operand? {
    switch UInt32(from.kind) {
    case CAPSTONE_REGISTER.rawValue: .register(unpacked([from.register_name]))
    case CAPSTONE_IMMEDIATE.rawValue: immediate(from)
    case CAPSTONE_MEMORY.rawValue: .memory(memory(from))
    default: nil
    }
  }

  private func immediate(_ from: capstone_operand) -> Operand {
    if ControlFlow(x86: spelling.mnemonic).takesCodeOffset {
      let target = is64Bit ? from.value : Int64(Int32(truncatingIfNeeded: from.value))
      return .codeOffset(target &- Int64(code.count))
    }
    guard Spelling.signed.contains(spelling.mnemonic) else {
      return .immediate(from.value, isSigned: false)
    }
    let unusedBits = Int64(64 - 8 * min(max(Int(from.byte_count), 1), 8))
    return .immediate((from.value << unusedBits) >> unusedBits, isSigned: true)
  }

  private func memory(_ from: capstone_operand) -> MemoryOperand {
    let name = spelling.mnemonic
    return MemoryOperand(
      segment: register(from.segment_name), base: register(from.base_name),
      index: register(from.index_name), scale: UInt8(clamping: from.scale),
      displacement: from.value,
      byteCount: MemoryAccesses.unsized.contains(name) ? nil : Int(from.byte_count),
      kind: MemoryAccesses.kind(of: name, isRead: from.is_read, isWritten: from.is_written))
  }

  private func register(_ word: UInt64) -> String? {
    word == 0 ? nil : unpacked([word])
  }

  /// Immediates that capstone hides: `int3` is `int 3`, `cmpltps xmm0, xmm1` is
  /// `cmpps xmm0, xmm1, 1`.
  private var predicate: [Operand] {
    switch name {
    case "int3": [.immediate(3, isSigned: false)]
    case "int1": [.immediate(1, isSigned: false)]
    case spelling.mnemonic: []
    default:
      spelling.isComparison
        ? code.last.map { [.immediate(Int64($0), isSigned: false)] } ?? [] : []
    }
  }
}

/// The text in numbers: first letter in the lowest byte, zeros behind the last.
private func unpacked(_ words: [UInt64]) -> String {
  let bytes = words.flatMap { word in
    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
  }
  return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
}
