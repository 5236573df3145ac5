import Support
import Unwinding

extension Seeds {
  /// For every CPU on every system: registers and a stack that point into the code and at the stack.
  @Sendable static func stacks() -> [Seed] {
    (0..<UInt8(Architecture.all.count)).flatMap { cpu in
      (0..<4 as Range<UInt8>).map { system in
        Seed("stack-\(cpu)-\(system)", stack(cpu: cpu, system: system))
      }
    }
  }

  private static func stack(cpu: UInt8, system: UInt8) -> [UInt8] {
    let architecture = Architecture.all[Int(cpu)]
    var laid = ByteAssembler()
    laid.u8(cpu)
    laid.u8(system)
    laid.u8(34)  // words of registers
    laid.u8(8)  // words of stack, in fours
    for number in 0..<34 as Range<UInt8> {
      switch number {
      // 0x1010 into the code.
      case architecture.programCounter, architecture.linkRegister: laid.u16(0x5010)
      // The stack's first byte.
      case architecture.stackPointer: laid.u16(0x8000)
      case architecture.framePointer: laid.u16(0x8010)
      default: laid.u16(UInt16(number))
      }
    }
    for index in 0..<32 as Range<UInt16> {
      laid.u16(index % 2 == 0 ? 0x8020 + 8 * index : 0x5000 + 32 * index)
    }
    laid.raw(handmadeSymbols.utf8)
    return laid.bytes
  }

  /// A context of each CPU, behind the two bytes that choose it.
  @Sendable static func contexts() -> [Seed] {
    let dump = SyntheticDump()
    let contexts: [[UInt8]] = [
      dump.x86Context(eip: 1, esp: 2), dump.amd64Context(rip: 1, rsp: 2),
      dump.armContext(pc: 1, sp: 2), dump.arm64Context(pc: 1, sp: 2),
      dump.arm64OldContext(pc: 1, sp: 2), dump.mipsContext(pc: 1, sp: 2),
      dump.mipsContext(pc: 1, sp: 2, is64Bit: true), dump.ppcContext(pc: 1, sp: 2),
      dump.ppc64Context(pc: 1, sp: 2), dump.sparcContext(pc: 1, sp: 2),
      dump.riscvContext(pc: 1, sp: 2), dump.riscv64Context(pc: 1, sp: 2),
    ]
    return contexts.enumerated().flatMap { kind, bytes in
      FuzzTarget.contextCPUs.indices.map { cpu in
        Seed("context-\(kind)-\(cpu)", [UInt8(cpu), 0] + bytes)
      }
    }
  }

  @Sendable static func instructions() -> [Seed] {
    [
      Seed("load", [0x48, 0x8b, 0x04, 0xc8]),  // mov rax, [rax + rcx*8]
      Seed("call", [0xff, 0x50, 0x10]),  // call [rax + 16]
      Seed("string", [0xf3, 0x48, 0xa5]),  // rep movsq
      Seed("vector", [0xc5, 0xfd, 0x6f, 0x00]),  // vmovdqa ymm0, [rax]
      Seed("segment", [0x64, 0x48, 0x8b, 0x04, 0x25, 0x28, 0, 0, 0]),  // mov rax, fs:[0x28]
      Seed("undefined", [0x0f, 0x0b]),  // ud2
      // mov eax, [ecx]; push ecx; call $; ret
      Seed("code", [0x8b, 0x01, 0x51, 0xe8, 0xfb, 0xff, 0xff, 0xff, 0xc3]),
      Seed("pair", [0xfd, 0x7b, 0xbf, 0xa9]),  // stp x29, x30, [sp, #-0x10]!
      Seed("atomic", [0x41, 0x00, 0x20, 0xf8]),  // ldadd x0, x1, [x2]
      Seed("signed", [0x11, 0x0a, 0x3f, 0xd7]),  // blraa x16, x17
      Seed("elements", [0x20, 0xc8, 0x40, 0x4d]),  // ld1r {v0.4s}, [x1]
      Seed("trap", [0x20, 0x00, 0x20, 0xd4]),  // brk #1
    ]
  }

  @Sendable static func extraInformation() -> [Seed] {
    [
      Seed("object", #"{"ModuleSignatureInfo": {"Mozilla": ["xul.dll"]}, "x": [1.5e3, -0, true]}"#),
      Seed("text", #"{"ModuleSignatureInfo": "{\"M\": [\"\u00e9\ud83d\ude00\"]}"}"#),
      Seed("microcode", #"{"CPUMicrocodeVersion": "0x42f", "none": null}"#),
    ]
  }
}
