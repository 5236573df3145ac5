import Instructions
import Testing

private func decoded(_ bytes: [UInt8]) -> Instruction? { Instruction(x86: bytes) }

/// 32-bit code, spelt by the rules of 64-bit code.
@Test(
  arguments: [
    ([0x8b, 0x01], "mov eax, dword [ecx]"),
    ([0xc7, 0x05, 0x45, 0, 0, 0, 5, 0, 0, 0], "mov dword [0x45], 0x5"),
    ([0x89, 0x44, 0x8a, 0xfc], "mov dword [edx + ecx * 4 - 0x4], eax"),
    ([0xf7, 0xf9], "idiv ecx"),
    ([0x74, 0x47], "jz $+0x47"),
    ([0xeb, 0xfe], "jmp $-0x2"),
    ([0xe8, 0xfb, 0xff, 0xff, 0xff], "call $-0x5"),
    ([0xff, 0x51, 0x08], "call dword [ecx + 0x8]"),
    ([0x60], "pushad"),
    ([0x9d], "popf"),
    ([0x64, 0xa1, 0x18, 0, 0, 0], "mov eax, dword fs:[0x18]"),
    ([0xf3, 0xa5], "rep movs dword es:[edi], dword ds:[esi]"),
    ([0x40], "inc eax"),
    ([0xcd, 0x29], "int 0x29"),
  ] as [([UInt8], String)])
func `32-bit code is spelt like 64-bit code`(_ bytes: [UInt8], _ text: String) {
  #expect(decoded(bytes)?.text == text)
}

@Test func `32-bit pushes, pops and returns take four bytes`() {
  let pushed = MemoryOperand(base: "esp", displacement: -4, byteCount: 4, kind: .write)
  let popped = MemoryOperand(base: "esp", byteCount: 4, kind: .read)
  #expect(decoded([0x50])?.accesses == [pushed])
  #expect(decoded([0xe8, 0, 0, 0, 0])?.accesses == [pushed])
  #expect(decoded([0x58])?.accesses == [popped])
  #expect(decoded([0xc3])?.accesses == [popped])
  #expect(decoded([0xc9])?.accesses?.map(\.base) == ["ebp"])
}

@Test func `a push of all registers writes eight words`() {
  #expect(
    decoded([0x60])?.accesses == [
      MemoryOperand(base: "esp", displacement: -32, byteCount: 32, kind: .write)
    ])
  // pusha: words of 16 bits
  #expect(decoded([0x66, 0x60])?.accesses?.map(\.byteCount) == [16])
}

@Test func `divisions, privileged instructions and traps of 32-bit code are known`() {
  // div ecx; aam; hlt; in al, dx; mov cr0, eax
  #expect(decoded([0xf7, 0xf1])?.isDivision == true)
  #expect(decoded([0xd4, 0x0a])?.isDivision == true)
  #expect(decoded([0xf4])?.isPrivileged == true)
  #expect(decoded([0xec])?.isPrivileged == true)
  #expect(decoded([0x0f, 0x22, 0xc0])?.isPrivileged == true)
  #expect(decoded([0x8b, 0x01])?.isPrivileged == false)
}

@Test(
  arguments: [
    // int3; int 0x29; ud2; hlt
    ([0xcc], 3), ([0xcd, 0x29], 0x29), ([0x0f, 0x0b], 0), ([0xf4], 0),
    // int 0x80 is a system call, nop is nothing.
    ([0xcd, 0x80], nil), ([0x90], nil),
  ] as [([UInt8], UInt64?)])
func `a trap is known by its number`(_ bytes: [UInt8], _ number: UInt64?) {
  #expect(decoded(bytes)?.trapNumber == number)
  #expect(Instruction(amd64: bytes)?.trapNumber == number)
}

@Test func `a trap of Clang has a number`() {
  // ud1 eax, dword [eax + 0xb]
  let narrow = decoded([0x0f, 0xb9, 0x40, 0x0b])
  #expect(narrow?.text == "ud1 eax, dword [eax + 0xb]" && narrow?.trapNumber == 11)
  let wide = Instruction(amd64: [0x67, 0x0f, 0xb9, 0x40, 0x0b])
  #expect(wide?.byteCount == 5 && wide?.trapNumber == 11)
  #expect(decoded([0x0f, 0xb9, 0x40])?.trapNumber == 0)
}
