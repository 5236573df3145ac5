import Bytes
import DWARF
import ELF
import Foundation
import NativeSymbols
import Platform
import Support
import Symbols
import Testing

/// What compilers and tools make of one program, in every form we read.
@Suite(.enabled(if: CompiledProgram.isInstalled("g++"), "g++ is installed"))
struct CompilerTests {
  private func check(_ program: CompiledProgram, _ symbols: NativeSymbolFile) throws {
    let start = try program.start(of: "plain")
    let calls = (0..<200).lazy.compactMap { symbols.symbol(at: start + $0) }
      .first { $0.inlines.count == 2 && $0.inlines[0].source?.line == 7 }
    let call = try #require(calls, "no address of plain is in both inlined calls")
    #expect(call.name == "plain")
    #expect(call.relativeAddress == start)
    #expect(call.source?.line == 13)
    #expect(call.inlines[0].name?.contains("innermost") == true)
    #expect(call.inlines[1].name?.contains("middle") == true)
    #expect(call.inlines[1].source?.line == 10)
    for source in [call.source, call.inlines[0].source, call.inlines[1].source] {
      #expect(source?.file == program.folder + "/program.cpp")
    }
    #expect(symbols.symbolStart(at: start + 1) == start)
  }

  @Test(arguments: [
    "-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5", "-gdwarf-5 -gz=zlib",
    "-gdwarf-4 -gz=zlib-gnu",
    "-gdwarf-5 -fdebug-types-section", "-gdwarf-5 -gdwarf64", "-gdwarf-4 -ffunction-sections",
    "-gdwarf-5 -flto", "-gdwarf-5 -static", "-gdwarf-5 -no-pie",
  ])
  func `functions, lines and inlined calls are found`(options: String) throws {
    let program = try CompiledProgram("g++ -O1 -g \(options) program.cpp -o program")
    try check(program, program.symbols())
  }

  @Test(.enabled(if: CompiledProgram.isInstalled("clang++-19"), "clang 19 is installed"))
  func `clang's are, which have no address ranges of units and an index of strings`() throws {
    for options in ["-gdwarf-5", "-gdwarf-4", "-gdwarf-5 -gz=zstd", "-gdwarf-5 -gdwarf64"] {
      let program = try CompiledProgram("clang++-19 -O1 -g \(options) program.cpp -o program")
      try check(program, program.symbols())
    }
  }

  // Strict DWARF 2 has no ranges: GCC leaves the inner call empty, and says no line of a call.
  @Test func `strict DWARF 2 tells of the outer inlined call only`() throws {
    let program = try CompiledProgram(
      "g++ -O1 -g -gdwarf-2 -gstrict-dwarf program.cpp -o program")
    let symbols = try program.symbols()
    let start = try program.start(of: "plain")
    let matches = (0..<40).compactMap { symbols.symbol(at: start + $0) }
    #expect(matches.contains { $0.inlines.map(\.name) == ["middle"] })
    #expect(!matches.contains { $0.inlines.count > 1 })
  }

  @Test func `code is read where the file has it`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g program.cpp -o program
      objcopy --only-keep-debug program program.debug
      """)
    let image = try program.elf()
    let start = try program.start(of: "plain")
    let bytes = image.bytes(atAddress: start + image.baseAddress, byteCount: 8)
    let word: UInt64 = try bytes.load(at: 0, image.byteOrder)
    let symbols = try program.symbols()
    #expect(symbols.code(at: start, byteCount: 8) == word)
    #expect(symbols.code(at: start, byteCount: 1) == word & 0xff)
    #expect(symbols.code(at: 0, byteCount: 1) == nil, "the file's header is no code")
    #expect(symbols.code(at: start, byteCount: 3) == nil)
    #expect(symbols.code(at: .max, byteCount: 8) == nil)
    let debug = NativeSymbolFile(
      NativeFiles(image: try program.elf("program.debug")), path: "program.debug")
    #expect(debug.code(at: start, byteCount: 8) == nil)
  }

  @Test func `the call of a lambda is named for what it is`() throws {
    let program = try CompiledProgram(
      """
      cat > program.cpp <<'END'
      extern "C" int printf(const char *, ...);
      template <class Work> static inline __attribute__((always_inline)) int run(Work work) {
        return work(3);
      }
      extern "C" __attribute__((noinline)) int plain(int n) {
        return run([&](int m) { return printf("%d", n + m); });
      }
      int main(int count, char **) { return plain(count); }
      END
      g++ -O1 -g program.cpp -o program
      """)
    let symbols = try program.symbols()
    let start = try program.start(of: "plain")
    let names = (0..<40).compactMap { symbols.symbol(at: start + $0) }
      .flatMap { $0.inlines.compactMap(\.name) }
    #expect(names.contains { $0.contains("plain") && $0.hasSuffix("{lambda}::operator()") })
  }

  @Test func `a debug file alone does not claim the program's call frames`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g program.cpp -o program
      objcopy --only-keep-debug program program.debug
      """)
    // Some debug files have a `.debug_frame` of a few functions besides.
    let debug = NativeSymbolFile(
      NativeFiles(image: try program.elf("program.debug")), path: "program.debug")
    #expect(debug.coverage.names == .original && debug.coverage.callFrames != .original)
    #expect(try program.symbols().coverage.isWhole)
  }

  @Test func `a separate debug file has what was stripped`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g program.cpp -o program
      objcopy --only-keep-debug program program.debug
      cp program whole
      strip program
      """)
    let debug = try program.elf("program.debug")
    let start = debug.symbols?.first { debug.symbols?.name(of: $0) == "plain" }
    let symbols = try program.symbols { $0.debug = debug }
    let address = try #require(start).value - debug.baseAddress
    #expect(symbols.symbol(at: address)?.name == "plain")
    #expect(symbols.symbol(at: address)?.source?.line == 12)
    let bare = try program.symbols()
    #expect(bare.symbol(at: address) == nil && bare.symbolStart(at: address) == nil)
    #expect(!bare.files.needs.isEmpty && symbols.files.needs.isEmpty)
  }

  @Test func `names tell what they mean, and beside it what the compiler made of them`() throws {
    let program = try CompiledProgram("g++ -O1 program.cpp -o program")
    let symbols = try program.symbols()
    let main = try program.start(of: "main")
    let matches = (0..<600).compactMap { symbols.symbol(at: main &- 300 &+ $0) }
    let match = try #require(matches.first { $0.name.contains("twice") })
    #expect(match.name == "outer::(anonymous namespace)::Box::Inner::twice(int)")
    let linkageName = try #require(match.linkageName)
    #expect(linkageName.hasPrefix("_ZN5outer"))
    #expect(symbols.linkageMatch(at: match.relativeAddress)?.name == linkageName)
    #expect(symbols.symbol(at: main)?.linkageName == nil)
  }

  // As `write` and `__write` of glibc, and `clock_gettime` of the kernel's vdso.
  @Test func `of names for one function, the one people use is told`() throws {
    let program = try CompiledProgram(
      """
      cat > alias.c <<'END'
      int __shown(int n) { return n * 3; }
      int shown(int n) __attribute__((weak, alias("__shown")));
      static int aaa(int n) __attribute__((alias("__shown"), used));
      END
      gcc -O1 -shared -fPIC alias.c -o program
      """)
    let address = try program.start(of: "__shown")
    #expect(try program.symbols().symbol(at: address)?.name == "shown")
  }

  @Test func `without debug information the symbol table names functions`() throws {
    let program = try CompiledProgram("g++ -O1 program.cpp -o program")
    let start = try program.start(of: "plain")
    let match = try #require(try program.symbols().symbol(at: start + 1))
    #expect(match.name == "plain" && match.relativeAddress == start && match.source == nil)
    #expect(match.origin == .function && (match.byteCount ?? 0) > 1)
  }

  @Test(arguments: ["-gdwarf-4", "-gdwarf-5"])
  func `split debug information is taken from files of its own`(version: String) throws {
    let program = try CompiledProgram(
      "g++ -O1 -g \(version) -gsplit-dwarf program.cpp -c && g++ program.o -o program")
    let wanted = Wanted()
    let symbols = try program.symbols { files in
      files.splitFile = { reference in
        wanted.names.append(String(decoding: reference.name.bytes, as: UTF8.self))
        return try? MappedFile.view(ofFile: program.folder + "/program.dwo")
      }
    }
    try check(program, symbols)
    #expect(wanted.names == ["program.dwo"])
    // Without it, the skeleton still has the lines.
    let bare = try program.symbols()
    let match = try #require(try bare.symbol(at: program.start(of: "plain")))
    #expect(match.name == "plain" && match.inlines.isEmpty && match.source?.line == 12)
  }

  /// What split files were asked for, by one task.
  private final class Wanted: @unchecked Sendable {
    var names: [String] = []
  }

  @Test(
    .enabled(if: CompiledProgram.isInstalled("llvm-dwp-19"), "llvm-dwp-19 is installed"),
    arguments: ["g++ -gdwarf-4", "clang++-19 -gdwarf-5"].filter {
      CompiledProgram.isInstalled(String($0.prefix { $0 != " " }))
    })
  func `or from a package of them`(compiler: String) throws {
    // llvm-dwp 19 never ends with what g++ 12 makes of DWARF 5.
    let program = try CompiledProgram(
      """
      printf 'int other(int n) { return n + 1; }' > other.cpp
      \(compiler) -O1 -g -gsplit-dwarf program.cpp other.cpp -c
      g++ program.o other.o -o program
      timeout 60 llvm-dwp-19 program.dwo other.dwo -o program.dwp
      rm *.dwo
      """)
    try check(program, program.symbols { $0.package = try program.elf("program.dwp") })
  }

  @Test(.enabled(if: CompiledProgram.isInstalled("dwz"), "dwz is installed"))
  func `what dwz moved to a common file is found there`() throws {
    let program = try CompiledProgram(
      """
      g++ -O1 -g -gdwarf-4 program.cpp -o program
      cp program second
      dwz -m common.debug program second
      """)
    let link = try #require(try program.elf().alternateLink)
    let alternate = try program.elf("common.debug")
    #expect(alternate.buildID == link.buildID)
    let symbols = try program.symbols { $0.alternate = alternate }
    try check(program, symbols)
  }

  @Test func `damaged files are read without a trap`() throws {
    let program = try CompiledProgram(
      "g++ -O1 -g -nostartfiles -nostdlib -shared -fPIC program.cpp -o program")
    let bytes = try MappedFile.view(ofFile: program.path).bytes
    let start = try program.start(of: "plain")
    for seed in 0..<150 as Range<UInt64> {
      guard let file = try? ELFFile(ByteView(Mutation(seed: seed, of: bytes).bytes)) else {
        continue
      }
      let symbols = NativeSymbolFile(NativeFiles(image: file), path: "damaged")
      for address in [0, start, start + 9, start + 40, .max] {
        if let match = symbols.symbol(at: address) {
          #expect(match.byteCount.map { address - match.relativeAddress < $0 } ?? true)
        }
        _ = symbols.symbolStart(at: address)
      }
    }
  }

  @Test func `many threads get the same answers`() async throws {
    let program = try CompiledProgram("g++ -O1 -g program.cpp -o program")
    let symbols = try program.symbols()
    let start = try program.start(of: "plain")
    let expected = (0..<64).map { symbols.symbol(at: start + $0) }
    let shared = try program.symbols()
    await withTaskGroup(of: [SymbolMatch?].self) { group in
      for _ in 0..<8 { group.addTask { (0..<64).map { shared.symbol(at: start + $0) } } }
      for await answers in group { #expect(answers == expected) }
    }
  }
}
