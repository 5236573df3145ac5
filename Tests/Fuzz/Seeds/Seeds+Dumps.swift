import Bytes
import Foundation
import Platform
import Support

extension Seeds {
  /// The dumps of `TestData/`, and one with everything in both byte orders.
  @Sendable static func dumps() throws -> [Seed] {
    let real = try files(below: Fixture.folder, endingWith: [".dmp", ".dmp.gz"])
    return real + [
      Seed("everything", Everything.dump().bytes),
      Seed("everything-big-endian", Everything.dump(bigEndian: true).bytes),
    ]
      + systems.map {
        Seed("crash-\($0.name)", crash(architecture: $0.architecture, platform: $0.platform))
      }
  }

  /// Files by name, decompressed.
  static func files(below folder: URL, endingWith endings: [String]) throws -> [Seed] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).sorted().filter { name in endings.contains(where: name.hasSuffix) }
      .map { name in
        let view = try MappedFile.view(ofFile: folder.appendingPathComponent(name).path)
        let bytes = try CompressedFile(view, named: name)?.contents() ?? view
        return Seed(name.split(separator: "/").joined(separator: "-"), bytes.bytes)
      }
  }

  /// The processor architecture and the platform of dumps laid by hand.
  private static let systems: [(name: String, architecture: UInt16, platform: UInt32)] = [
    ("x86", 0, 0x8201), ("amd64", 9, 0x8201), ("arm", 5, 0x8201), ("arm64", 12, 0x8201),
    ("arm64-old", 0x8003, 0x8203), ("mips", 1, 0x8201), ("mips64", 0x8004, 0x8201),
    ("riscv", 0x8005, 0x8201), ("riscv64", 0x8006, 0x8201), ("ppc", 3, 0x8201),
    ("ppc64", 0x8002, 0x8201), ("sparc", 0x8001, 0x8202), ("x86-windows", 0, 2),
    ("amd64-windows", 9, 2), ("arm64-apple", 12, 0x8102), ("amd64-apple", 9, 0x8101),
  ]

  /// A thread with a stack that points into a module: small, so that it is changed often.
  private static func crash(architecture: UInt16, platform: UInt32) -> [UInt8] {
    var dump = SyntheticDump()
    let registers =
      switch architecture {
      case 0: dump.x86Context(eip: 0x40_1010, esp: 0x7000, ebp: 0x7010)
      case 1: dump.mipsContext(pc: 0x40_1010, sp: 0x7000, ra: 0x40_1020)
      case 3: dump.ppcContext(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020)
      case 5: dump.armContext(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      case 12: dump.arm64Context(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      case 0x8001: dump.sparcContext(pc: 0x40_1010, sp: 0x7000)
      case 0x8002: dump.ppc64Context(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020)
      case 0x8003: dump.arm64OldContext(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      case 0x8004: dump.mipsContext(pc: 0x40_1010, sp: 0x7000, ra: 0x40_1020, is64Bit: true)
      case 0x8005: dump.riscvContext(pc: 0x40_1010, sp: 0x7000, ra: 0x40_1020, s0: 0x7010)
      case 0x8006: dump.riscv64Context(pc: 0x40_1010, sp: 0x7000, ra: 0x40_1020, s0: 0x7010)
      default: dump.amd64Context(rip: 0x40_1010, rsp: 0x7000, rbp: 0x7010)
      }
    let context = dump.place(registers)
    var words = dump.assembler
    for index in 0..<32 as Range<UInt32> {
      words.u32(index % 4 == 0 ? 0x40_1040 + 16 * index : index % 4 == 2 ? 0x7020 + 8 * index : 0)
    }
    let stack = dump.place(words.bytes)
    dump.addSystemInfo(architecture: architecture, platform: platform)
    dump.addThreads([.init(id: 7, stackAddress: 0x7000, stack: stack, context: context)])
    dump.addModules([.init("/bin/app", at: 0x40_0000, byteCount: 0x4000)])
    // mov rax, [rax + rcx*8]; ret
    let code = dump.place([UInt8](repeating: 0x90, count: 16) + [0x48, 0x8b, 0x04, 0xc8, 0xc3])
    dump.addMemory([(0x7000, stack), (0x40_1000, code)])
    dump.addException(
      threadID: 7, code: 11, flags: 1, address: 0x10, parameters: [], context: context)
    return dump.bytes
  }
}
