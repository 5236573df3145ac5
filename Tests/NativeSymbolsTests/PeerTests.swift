import Bytes
import ELF
import Foundation
import NativeSymbols
import Support
import Symbols
import Testing

/// What we say of every address of a program, beside what LLVM's symbolizer says.
@Suite(
  .enabled(
    if: Toolchain.path(of: "llvm-symbolizer") != nil, "the toolchain has an llvm-symbolizer"))
struct PeerTests {
  /// Calls inlined into one another, a function in two parts, a template, a loop.
  private static let source = """
    extern "C" int puts(const char *);
    extern "C" void abort(void);
    namespace shapes {
    template <class T> struct Box { T side; T area() const { return side * side; } };
    static inline int scaled(int n, int by) { int sum = 0;
      for (int i = 0; i < by; i++) sum += Box<int>{n + i}.area();
      return sum; }
    static inline int twice(int n) { return scaled(n, 2) + scaled(n, 3); }
    }
    extern "C" __attribute__((noinline)) int work(int n, const char *text) {
      if (__builtin_expect(n == 42, 0)) { puts(text); abort(); }
      int a = shapes::twice(n);
      if (n > 7) a += shapes::scaled(a, n);
      puts("worked");
      return a;
    }
    int main(int count, char **words) {
      return work(count, words[0]) + shapes::twice(count * 3);
    }

    """

  @Test(
    arguments: [
      "clang++ -gdwarf-5", "clang++ -gdwarf-4", "clang++-19 -gdwarf-5", "g++ -gdwarf-5",
      "g++ -gdwarf-4", "g++ -gdwarf-5 -ffunction-sections",
    ].filter { Toolchain.path(of: String($0.prefix { $0 != " " })) != nil })
  func `every address has the function, file, line, column and calls that LLVM tells`(
    compiler: String
  ) throws {
    let parts = compiler.split(separator: " ", maxSplits: 1)
    let tool = try #require(Toolchain.path(of: String(parts[0])))
    let program = try CompiledProgram(
      """
      cat > peer.cpp <<'END'
      \(Self.source)
      END
      '\(tool)' \(parts[1]) -O2 peer.cpp -o program
      """)
    let files = NativeFiles(image: try program.elf())
    let addresses = try Self.addresses(of: files.image)
    let theirs = try Self.answers(to: addresses, about: program)
    #expect(theirs.count == addresses.count)
    let indexed = try #require(try IndexedProgram(files).indexed())
    for symbols in [NativeSymbolFile(files, path: program.path), indexed] {
      for (address, answer) in zip(addresses, theirs) {
        let ours = Self.told(symbols.linkageMatch(at: address &- files.image.baseAddress))
        guard !Self.isSame(ours, answer) else { continue }
        #expect(ours == answer, "at \(String(address, radix: 16))")
      }
    }
  }

  /// All of `work` and `main`: around them is code of the C library without debug information.
  private static func addresses(of file: ELFFile) throws -> [UInt64] {
    let symbols = try #require(file.symbols)
    let wanted = symbols.filter { ["work", "main", "work.cold"].contains(symbols.name(of: $0)) }
    return wanted.flatMap { $0.value..<$0.value + $0.byteCount }.sorted()
  }

  /// As both tools lay an answer out: a line for each function, one for each place.
  private static func told(_ match: SymbolMatch?) -> [String] {
    guard let match else { return ["??", "??:0:0"] }
    let frames =
      match.inlines.map { ($0.name, $0.source) } + [(Optional(match.name), match.source)]
    return frames.flatMap { name, source in
      let place = "\(source?.line ?? 0):\(source?.column ?? 0)"
      return [name ?? "??", "\(source?.file ?? "??"):\(place)"]
    }
  }

  /// g++ gives some functions no linkage name: of those LLVM tells the name only, and we what it lies in.
  private static func isSame(_ ours: [String], _ theirs: [String]) -> Bool {
    ours.count == theirs.count
      && zip(ours, theirs).enumerated().allSatisfy { index, line in
        line.0 == line.1 || index % 2 == 0 && line.0.hasSuffix("::" + line.1)
      }
  }

  private static func answers(
    to addresses: [UInt64], about program: CompiledProgram
  ) throws -> [[String]] {
    let tool = try #require(Toolchain.path(of: "llvm-symbolizer"))
    let lines = addresses.map { "0x" + String($0, radix: 16) }
    try lines.joined(separator: "\n").write(
      toFile: program.folder + "/addresses", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    process.arguments = ["-c", "'\(tool)' --no-demangle --obj=program < addresses > answers"]
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOfFile: program.folder + "/answers", encoding: .utf8)
    return text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map {
      // The outermost is named as the symbol table does.
      $0.split(separator: "\n").map { $0 == "work.cold" ? "work" : String($0) }
    }
  }
}

/// Programs of the Swift toolchain that runs the tests, or of the system.
enum Toolchain {
  static func path(of tool: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"]
      .split(separator: ":").map(String.init)
    let swift = folders.map { $0 + "/swift" }.first(where: isExecutable)
    let toolchain = swift.map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent().path
    }
    return ([toolchain].compactMap { $0 } + folders).map { "\($0)/\(tool)" }
      .first(where: isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }
}
