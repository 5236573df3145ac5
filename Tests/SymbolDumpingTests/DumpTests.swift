import Bytes
import ELF
import Foundation
import Support
import Testing

@testable import SymbolDumping

/// Symbol files of the programs in `TestData/Programs`, as they are kept in `TestData/Expected`.
///
/// With the environment variable UPDATE_EXPECTED set, those of today are written there instead.
@Suite struct DumpTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil

  @Test(arguments: Programs.names)
  func `the symbol file is the expected one`(name: String) async throws {
    let symbols = try await Programs.symbols(of: Programs.source(name))
    let place = Fixture.folder.appendingPathComponent("Expected/\(name).sym")
    if Self.isUpdating { try Data(symbols).write(to: place) }
    let expected = try String(contentsOf: place, encoding: .utf8)
    #expect(String(decoding: symbols, as: UTF8.self) == expected)
  }

  @Test(arguments: Programs.names)
  func `nothing is wrong with what is written`(name: String) async throws {
    let symbols = try await Programs.symbols(of: Programs.source(name))
    #expect(SymbolFileCheck(ByteView(symbols)).problems == [])
  }

  @Test func `however many tasks are at work, the bytes are the same`() async throws {
    let source = try Programs.source("gcc-dwarf5.so")
    let one = try await Programs.symbols(of: source)
    for count in [2, 3, 8] {
      #expect(try await Programs.symbols(of: source) { $0.taskCount = count } == one)
    }
  }

  @Test func `what is not wanted is left out`() async throws {
    let source = try Programs.source("clang-x86_64.so")
    func kinds(_ change: (inout SymbolDump.Options) -> Void) async throws -> Set<String> {
      let symbols = try await Programs.symbols(of: source, change)
      let words = String(decoding: symbols, as: UTF8.self).split(separator: "\n")
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      return Set(words.filter { $0.first?.isUppercase ?? false })
    }
    let all: Set = ["MODULE", "INFO", "FILE", "INLINE_ORIGIN", "FUNC", "INLINE", "PUBLIC", "STACK"]
    #expect(try await kinds { _ in } == all)
    #expect(
      try await kinds { $0.includesInlines = false }
        == all.subtracting(["INLINE", "INLINE_ORIGIN"]))
    #expect(try await kinds { $0.includesCallFrames = false } == all.subtracting(["STACK"]))
    #expect(try await kinds { $0.isHeaderOnly = true } == ["MODULE", "INFO"])
  }

  @Test func `names are demangled by whoever can`() async throws {
    let symbols = try await Programs.symbols(of: Programs.source("clang-x86_64.so")) {
      $0.generator = "a test"
      $0.demangle = { name, tell in
        tell(ByteView("<\(String(decoding: name.bytes, as: UTF8.self))>".utf8))
        return true
      }
    }
    let text = String(decoding: symbols, as: UTF8.self)
    #expect(text.contains("\nINFO GENERATOR a test\n"))
    #expect(text.contains("0 <_ZNK6shapes6Square4areaEv>\n"))
    #expect(text.contains(" 0 <by_hand>\n"))
  }

  @Test func `a program without a build id is known by its code, as Breakpad knows it`() throws {
    var bytes = try Fixture.bytes("Programs/clang-x86_64.so")
    let note = try #require(ByteView(bytes).firstOffset(of: Array("GNU\0".utf8)))
    bytes[note] = UInt8(ascii: "X")
    let source = DumpSource(try ELFFile(ByteView(bytes)), name: "a")
    let text = try #require(source.program.section(named: ".text"))
    var hash = [UInt8](repeating: 0, count: 16)
    let code = source.program.rawContents(of: text).bytes
    for index in 0..<code.count / 16 * 16 { hash[index % 16] ^= code[index] }
    #expect(source.identifierBytes == hash)
  }

  @Test func `a failing sink ends the dump`() async throws {
    var sink = FullSink()
    let dump = try SymbolDump(Programs.source("gcc-dwarf5.so"))
    await #expect(throws: FullSink.Full.self) { try await dump.write(to: &sink) }
  }
}

/// Takes the head of a file and nothing more.
private struct FullSink: ByteSink {
  struct Full: Error {}
  private var count = 0

  mutating func append(_ bytes: ByteView) throws(Full) {
    count += 1
    if count > 2 { throw Full() }
  }
}
