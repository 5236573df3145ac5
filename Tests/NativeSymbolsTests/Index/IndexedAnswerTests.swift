import Bytes
import DWARF
import ELF
import Foundation
import IndexFiles
import NativeSymbols
import Platform
import Support
import Symbols
import Testing

/// Answers by an index, beside those of the files it was made of.
@Suite(.enabled(if: CompiledProgram.isInstalled("g++"), "g++ is installed"))
struct IndexedAnswerTests {
  private func check(
    _ program: CompiledProgram, _ change: (inout NativeFiles) throws -> Void = { _ in }
  ) throws {
    var files = NativeFiles(image: try program.elf())
    try change(&files)
    let indexed = try IndexedProgram(files)
    let symbols = try #require(indexed.indexed())
    indexed.compare(symbols, at: indexed.addresses)
    let start = try program.start(of: "main")
    #expect(symbols.linkageMatch(at: start)?.name == "main")
  }

  @Test(arguments: [
    "-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5 -gz=zlib", "-gdwarf-5 -gdwarf64",
    "-gdwarf-4 -ffunction-sections", "-gdwarf-5 -flto", "-gdwarf-5 -no-pie", "-g0",
    "-gdwarf-5 -O2 -freorder-blocks-and-partition",
  ])
  func `an index gives the answers of the files at every address`(options: String) throws {
    try check(CompiledProgram("g++ -O1 -g \(options) program.cpp -o program"))
  }

  @Test(
    .enabled(if: CompiledProgram.isInstalled("clang++-19"), "clang 19 is installed"),
    arguments: ["-gdwarf-5", "-gdwarf-4", "-gdwarf-5 -O2 -gz=zstd"])
  func `and of clang's`(options: String) throws {
    try check(CompiledProgram("clang++-19 -O1 -g \(options) program.cpp -o program"))
  }

  @Test func `and of a stripped program with its debug file`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g program.cpp -o program
      objcopy --only-keep-debug program program.debug
      cp program whole
      objcopy --strip-debug program
      """)
    try check(program) { $0.debug = try program.elf("program.debug") }
  }

  @Test(.enabled(if: CompiledProgram.isInstalled("dwz"), "dwz is installed"))
  func `and of what dwz moved to a common file`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g -gdwarf-4 program.cpp -o program
      cp program second
      dwz -m common.debug program second
      """)
    try check(program) { $0.alternate = try program.elf("common.debug") }
  }

  @Test(arguments: ["-gdwarf-4", "-gdwarf-5"])
  func `and of split debug information, as long as that is the same`(version: String) throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g \(version) -gsplit-dwarf program.cpp -c && g++ program.o -o program
      sed s/printf/putchar/ program.cpp > other.cpp
      """)
    try check(program) { files in
      files.splitFile = { _ in try? MappedFile.view(ofFile: program.folder + "/program.dwo") }
    }
    try check(program)
  }

  @Test func `a split file that came, went or was changed is noticed`() throws {
    let program = try CompiledProgram(
      "g++ -O1 -g -gdwarf-5 -gsplit-dwarf program.cpp -c && g++ program.o -o program")
    let bytes = try MappedFile.view(ofFile: program.folder + "/program.dwo")
    var changed = bytes.bytes
    changed[changed.count - 1] ^= 1
    let states: [ByteView?] = [bytes, nil, ByteView(changed)]
    for before in states {
      var files = NativeFiles(image: try program.elf())
      files.splitFile = { _ in before }
      let made = try IndexedProgram(files)
      for after in states {
        files.splitFile = { _ in after }
        let index = try #require(NativeIndex(ByteView(made.index), of: made.sources, files))
        let symbols = NativeSymbolFile(files, path: "program", index: index)
        try IndexedProgram(files).compare(symbols, at: made.addresses)
      }
    }
  }

  @Test func `an index of other files is none`() throws {
    let program = try CompiledProgram("g++ -O1 -g program.cpp -o program")
    let made = try IndexedProgram(NativeFiles(image: program.elf()))
    let bytes = made.files.image.bytes
    let view = ByteView(made.index)
    #expect(NativeIndex(view, of: made.sources, made.files) != nil)
    let later = NativeSources(image: IndexSource(bytes, modificationTime: 8))
    #expect(NativeIndex(view, of: later, made.files) == nil)
    var changed = bytes.bytes
    changed[changed.count / 2] ^= 1
    let other = NativeSources(image: IndexSource(ByteView(changed), modificationTime: 7))
    #expect(NativeIndex(view, of: other, made.files) == nil)
    let shorter = NativeSources(
      image: IndexSource(ByteView(changed.dropLast()), modificationTime: 7))
    #expect(NativeIndex(view, of: shorter, made.files) == nil)
    var more = made.sources
    more.debug = more.image
    #expect(NativeIndex(view, of: more, made.files) == nil)
    #expect(NativeIndex(ByteView(made.index + [0]), of: made.sources, made.files) == nil)
  }

  @Test(arguments: [
    "-fno-asynchronous-unwind-tables -fno-exceptions", "-Wl,--no-eh-frame-hdr", "",
  ])
  func `an index gives the rules for callers, where no search table does`(options: String) throws {
    let program = try CompiledProgram("g++ -O1 -g \(options) program.cpp -o program")
    let indexed = try IndexedProgram(NativeFiles(image: program.elf()))
    let symbols = try #require(indexed.indexed())
    var count = 0
    for address in indexed.addresses {
      let rules = indexed.cold.cfiRules(at: address, registers: amd64)
      #expect(symbols.cfiRules(at: address, registers: amd64) == rules)
      if rules != nil { count += 1 }
    }
    #expect(count > 30)
  }
}
