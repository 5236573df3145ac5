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
    ] + (Architectures.allCases.map { Seed("crash-\($0)", crash(of: $0)) })
  }

  /// Files by name, decompressed.
  static func files(below folder: URL, endingWith endings: [String]) throws -> [Seed] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).sorted().filter { name in endings.contains(where: name.hasSuffix) }
      .map { name in
        let view = try MappedFile.view(ofFile: folder.appendingPathComponent(name).path)
        let bytes = Gzip.isCompressed(view) ? try Gzip.decompressed(view, named: name) : view
        return Seed(name.split(separator: "/").joined(separator: "-"), bytes.bytes)
      }
  }

  /// A CPU, as dumps laid by hand have it.
  private enum Architectures: CaseIterable {
    case x86, amd64, arm, arm64, arm64Old, amd64Windows, x86Windows
  }

  /// A thread with a stack that points into a module: small, so that it is changed often.
  private static func crash(of architecture: Architectures) -> [UInt8] {
    var dump = SyntheticDump()
    let (number, platform): (UInt16, UInt32) =
      switch architecture {
      case .x86: (0, 0x8201)
      case .amd64: (9, 0x8201)
      case .arm: (5, 0x8201)
      case .arm64: (12, 0x8201)
      case .arm64Old: (0x8003, 0x8201)
      case .amd64Windows: (9, 2)
      case .x86Windows: (0, 2)
      }
    let registers =
      switch architecture {
      case .x86, .x86Windows: dump.x86Context(eip: 0x40_1010, esp: 0x7000, ebp: 0x7010)
      case .amd64, .amd64Windows: dump.amd64Context(rip: 0x40_1010, rsp: 0x7000, rbp: 0x7010)
      case .arm: dump.armContext(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      case .arm64: dump.arm64Context(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      case .arm64Old: dump.arm64OldContext(pc: 0x40_1010, sp: 0x7000, lr: 0x40_1020, fp: 0x7010)
      }
    let context = dump.place(registers)
    var words = dump.assembler
    for index in 0..<32 as Range<UInt32> {
      words.u32(index % 4 == 0 ? 0x40_1040 + 16 * index : index % 4 == 2 ? 0x7020 + 8 * index : 0)
    }
    let stack = dump.place(words.bytes)
    dump.addSystemInfo(architecture: number, platform: platform)
    dump.addThreads([.init(id: 7, stackAddress: 0x7000, stack: stack, context: context)])
    dump.addModules([.init("/bin/app", at: 0x40_0000, byteCount: 0x4000)])
    dump.addMemory([(0x7000, stack)])
    dump.addException(
      threadID: 7, code: 11, flags: 1, address: 0x10, parameters: [], context: context)
    return dump.bytes
  }
}
