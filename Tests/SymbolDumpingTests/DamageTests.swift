import Bytes
import ELF
import Support
import Testing

@testable import SymbolDumping

/// Programs that were cut, or changed by accident or on purpose.
@Suite struct DamageTests {
  /// Dumps what can be dumped; whatever it is, no reader may refuse it.
  private func dump(_ bytes: [UInt8], _ comment: Comment) async throws {
    guard let program = try? ELFFile(ByteView(bytes)),
      let dump = try? SymbolDump(DumpSource(program, name: "damaged"))
    else { return }
    var sink = ArraySink()
    await dump.write(to: &sink)
    let check = SymbolFileCheck(ByteView(sink.bytes))
    #expect(check.problems.filter { $0.kind.severity == .error } == [], comment)
  }

  @Test(arguments: ["gcc-dwarf5.so", "clang-armv7.so"])
  func `every prefix of a program is dumped as far as it goes`(name: String) async throws {
    let bytes = try Fixture.bytes("Programs/\(name)")
    for count in stride(from: 0, to: bytes.count, by: 61) {
      try await dump(Array(bytes.prefix(count)), "\(count) bytes")
    }
  }

  @Test(arguments: Programs.names)
  func `changed programs are dumped as far as they make sense`(name: String) async throws {
    let bytes = try Fixture.bytes("Programs/\(name)")
    for seed in 0..<150 as Range<UInt64> {
      try await dump(Mutation(seed: seed, of: bytes).bytes, "seed \(seed)")
    }
  }
}
