import Instructions
import Testing

private func accesses(_ bytes: [UInt8]) -> [MemoryOperand]? {
  Instruction(amd64: bytes)?.accesses
}

@Test func `a store writes its first operand`() {
  // mov dword [rdx], edi
  #expect(accesses([0x89, 0x3a]) == [MemoryOperand(base: "rdx", byteCount: 4, kind: .write)])
}

@Test func `a load reads its second operand`() {
  // mov rax, qword [rbx + rcx * 4 - 8]
  let expected = MemoryOperand(
    base: "rbx", index: "rcx", scale: 4, displacement: -8, byteCount: 8, kind: .read)
  #expect(accesses([0x48, 0x8b, 0x44, 0x8b, 0xf8]) == [expected])
}

@Test func `arithmetic on memory reads and writes it`() {
  // add byte [rax], al
  #expect(accesses([0x00, 0x00]) == [MemoryOperand(base: "rax", byteCount: 1, kind: .readWrite)])
}

@Test func `an address that is only computed is no access`() {
  // lea rdx, [rbx + 8]; nop word [rax + rax]; prefetchnta [rcx]
  #expect(accesses([0x48, 0x8d, 0x53, 0x08]) == [])
  #expect(accesses([0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00]) == [])
  #expect(accesses([0x0f, 0x18, 0x01]) == [])
}

@Test func `a push writes below the stack pointer, a pop and a return read at it`() {
  let pushed = MemoryOperand(base: "rsp", displacement: -8, byteCount: 8, kind: .write)
  let popped = MemoryOperand(base: "rsp", byteCount: 8, kind: .read)
  #expect(accesses([0x50]) == [pushed])
  #expect(accesses([0x58]) == [popped])
  #expect(accesses([0xc3]) == [popped])
}

@Test func `a push of 16 bits writes two bytes`() {
  // push ax
  let pushed = MemoryOperand(base: "rsp", displacement: -2, byteCount: 2, kind: .write)
  #expect(accesses([0x66, 0x50]) == [pushed])
}

@Test func `an indirect call reads its target and writes the return address`() {
  // call qword [rax + 0x10]
  #expect(
    accesses([0xff, 0x50, 0x10]) == [
      MemoryOperand(base: "rax", displacement: 0x10, byteCount: 8, kind: .read),
      MemoryOperand(base: "rsp", displacement: -8, byteCount: 8, kind: .write),
    ])
}

@Test func `a string copy reads one place and writes another`() {
  // movsb
  #expect(
    accesses([0xa4]) == [
      MemoryOperand(segment: "es", base: "rdi", byteCount: 1, kind: .write),
      MemoryOperand(segment: "ds", base: "rsi", byteCount: 1, kind: .read),
    ])
}

@Test func `a compare-and-exchange writes what it compares`() {
  // lock cmpxchg dword [rdi], ecx
  #expect(accesses([0xf0, 0x0f, 0xb1, 0x0f])?.map(\.kind) == [.readWrite])
}

@Test func `leave reads the saved frame pointer`() {
  #expect(accesses([0xc9]) == [MemoryOperand(base: "rbp", byteCount: 8, kind: .read)])
}

@Test func `what a table lookup reads is not known from registers alone`() {
  // xlatb
  #expect(accesses([0xd7]) == .some(nil))
}

@Test func `the size of a state save is not known`() {
  // fxsave [rdi]
  #expect(
    accesses([0x0f, 0xae, 0x07]) == [MemoryOperand(base: "rdi", byteCount: nil, kind: .write)])
}

@Test func `control goes where the instruction sends it`() {
  // call rax; jmp rax; jz; ret; ud2; mov
  let flows = [[0xff, 0xd0], [0xff, 0xe0], [0x74, 0x00], [0xc3], [0x0f, 0x0b], [0x89, 0x3a]]
    .map { Instruction(amd64: $0.map { UInt8($0) })?.flow }
  #expect(flows == [.call, .jump, .conditionalJump, .return, .interrupt, .sequential])
}

@Test func `only divisions divide`() {
  // idiv dword [rbp - 4]; imul eax, edx
  #expect(Instruction(amd64: [0xf7, 0x7d, 0xfc])?.isDivision == true)
  #expect(Instruction(amd64: [0x0f, 0xaf, 0xc2])?.isDivision == false)
}

@Test func `moves to control registers are privileged, other moves are not`() {
  // mov cr2, rax; mov rax, rcx; hlt
  #expect(Instruction(amd64: [0x0f, 0x22, 0xd0])?.isPrivileged == true)
  #expect(Instruction(amd64: [0x48, 0x89, 0xc8])?.isPrivileged == false)
  #expect(Instruction(amd64: [0xf4])?.isPrivileged == true)
}

@Test func `an access that must be aligned can fault for that`() {
  // movaps xmm0, [rax]; movups xmm0, [rax]; mov eax, [rax]
  #expect(Instruction(amd64: [0x0f, 0x28, 0x00])?.faultsByAddressOnly == false)
  #expect(Instruction(amd64: [0x0f, 0x10, 0x00])?.faultsByAddressOnly == true)
  #expect(Instruction(amd64: [0x8b, 0x00])?.faultsByAddressOnly == true)
}
