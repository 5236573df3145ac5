extension Instruction {
  /// The instruction as its CPU's manual writes it, Intel's in the form of rust-minidump's reports:
  /// "mov dword [rdx], edi". Places in the code are distances from `$`: on x86 the end of the
  /// instruction, on arm64 its beginning.
  public var text: String {
    if let spelling { return spelling }
    let head = prefix.map { $0 + " " } ?? ""
    guard !operands.isEmpty else { return head + mnemonic }
    return head + mnemonic + " " + operands.map(text).joined(separator: ", ")
  }

  private func text(_ operand: Operand) -> String {
    switch operand {
    case .register(let name): name
    case .immediate(let value, isSigned: true): signedHexadecimal(value)
    case .immediate(let value, isSigned: false): hexadecimal(UInt64(bitPattern: value))
    case .codeOffset(let offset): "$" + (offset < 0 ? "" : "+") + signedHexadecimal(offset)
    case .memory(let memory): memory.text
    }
  }
}

extension MemoryOperand {
  var text: String {
    sizeName + " " + (segment.map { $0 + ":" } ?? "") + "[" + place + "]"
  }

  private var place: String {
    guard base != nil || index != nil else { return hexadecimal(absoluteAddress) }
    let scaled = index.map { "\($0) * \(scale)" }
    let sum = [base, scaled].compactMap { $0 }.joined(separator: " + ")
    guard displacement != 0 else { return sum }
    return sum + (displacement < 0 ? " - " : " + ") + hexadecimal(displacement.magnitude)
  }

  /// As encoded: 32 bits where they suffice.
  private var absoluteAddress: UInt64 {
    Int64(Int32(truncatingIfNeeded: displacement)) == displacement
      ? UInt64(UInt32(truncatingIfNeeded: displacement)) : UInt64(bitPattern: displacement)
  }

  private var sizeName: String {
    byteCount.map { Self.sizeNames[$0] ?? "ptr" } ?? "ptr"
  }

  private static let sizeNames = [
    1: "byte", 2: "word", 4: "dword", 6: "mword", 8: "qword", 10: "mword", 16: "xmmword",
    32: "ymmword", 64: "zmmword",
  ]
}

private func signedHexadecimal(_ value: Int64) -> String {
  (value < 0 ? "-" : "") + hexadecimal(value.magnitude)
}

private func hexadecimal(_ value: UInt64) -> String {
  "0x" + String(value, radix: 16)
}
