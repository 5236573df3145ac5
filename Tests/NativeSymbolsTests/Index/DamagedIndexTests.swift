import Bytes
import ELF
import Foundation
import IndexFiles
import NativeSymbols
import Support
import Symbols
import Testing

/// Indexes that are damaged, cut off, or made to deceive.
@Suite(.enabled(if: CompiledProgram.isInstalled("g++"), "g++ is installed"))
struct DamagedIndexTests {
  /// A small program with everything in it, and addresses of each of its functions and lines.
  private func made() throws -> (program: IndexedProgram, addresses: [UInt64]) {
    let program = try CompiledProgram(
      "g++ -O1 -g -nostartfiles -nostdlib -shared -fPIC program.cpp -o program")
    let indexed = try IndexedProgram(NativeFiles(image: program.elf()))
    let all = indexed.addresses
    return (indexed, stride(from: 0, to: all.count, by: 5).map { all[$0] } + [.max])
  }

  @Test func `an index of ELF files that ends anywhere is none`() throws {
    let (program, _) = try made()
    for count in 0..<program.index.count {
      #expect(program.indexed(Array(program.index[..<count])) == nil)
    }
  }

  @Test func `an index of ELF files with any byte changed never changes an answer`() throws {
    let (program, addresses) = try made()
    var usedCount = 0
    for place in 0..<program.index.count {
      var bytes = program.index
      bytes[place] ^= UInt8(truncatingIfNeeded: place % 255 + 1)
      guard let symbols = program.indexed(bytes) else { continue }
      usedCount += 1
      // Each few places other addresses, which touch the damage or do not.
      let start = place % 7
      program.compare(
        symbols, at: stride(from: start, to: addresses.count, by: 7).map { addresses[$0] })
    }
    #expect(usedCount > 0)
  }

  @Test func `an index whose hashes are right and whose numbers are wrong never traps`() throws {
    let (program, addresses) = try made()
    for seed in 0..<400 as Range<UInt64> {
      let bytes = IndexForgery.repaired(Mutation(seed: seed, of: program.index).bytes)
      guard let symbols = program.indexed(bytes) else { continue }
      for address in addresses {
        _ = symbols.linkageMatch(at: address)
        _ = symbols.symbolTableMatch(at: address)
        _ = symbols.symbolStart(at: address)
      }
    }
  }

  @Test func `an index whose inlined calls lie in one another without end is given up`() throws {
    let (program, addresses) = try made()
    // Every byte a call that was expanded in the one a byte in front.
    for filler in [1, 0x80, 0xff, 0] as [UInt8] {
      var bytes = program.index
      let dataByteCount = IndexForgery.dataByteCount(of: bytes)
      for place in 8..<dataByteCount where place % 16 < 12 { bytes[place] = filler }
      guard let symbols = program.indexed(IndexForgery.repaired(bytes)) else { continue }
      for address in addresses { _ = symbols.linkageMatch(at: address) }
    }
  }

  @Test func `many threads get the answers of an index, damaged or not`() async throws {
    let (program, addresses) = try made()
    let expected = addresses.map { program.cold.linkageMatch(at: $0) }
    var damaged = program.index
    damaged[20] ^= 1
    for bytes in [program.index, damaged] {
      let shared = try #require(program.indexed(bytes))
      await withTaskGroup(of: [SymbolMatch?].self) { group in
        for _ in 0..<8 {
          group.addTask { addresses.map { shared.linkageMatch(at: $0) } }
        }
        for await answers in group { #expect(answers == expected) }
      }
    }
  }
}
