import Foundation
import MinidumpKit
import Testing

/// A process that crashes, and its whole memory, written by LLDB: the only dumps with all of each
/// module's image in them.
@Suite(
  .serialized,
  .enabled(
    if: ["/usr/bin/gcc", "/usr/bin/lldb-19"].allSatisfy(
      FileManager.default.isExecutableFile(atPath:)), "needs gcc and lldb-19"))
struct FullDumpTests {
  /// Runs `body` with the paths of a program, linked with `options`, and of a full dump of its crash.
  private func withDump(
    _ options: String..., body: (_ program: String, _ dump: String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/full-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = folder + "/crash"
    let dump = folder + "/crash.dmp"
    try """
    #include <stdlib.h>
    int compare(const void *left, const void *right) { return *(volatile int *)(left == right); }
    int main(void) { int numbers[] = {3, 1, 2}; qsort(numbers, 3, sizeof(int), compare); }

    """.write(toFile: program + ".c", atomically: true, encoding: .utf8)
    try run("gcc", ["-g", "-O1", "-o", program, program + ".c"] + options)
    try run(
      "lldb-19",
      [
        "--no-lldbinit", "--batch", "-o", "run", "-k",
        "process save-core --plugin-name=minidump --style=full " + dump, "-k", "quit", program,
      ])
    try #require(FileManager.default.fileExists(atPath: dump), "LLDB wrote no dump")
    try await body(program, dump)
  }

  private func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/" + tool)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  private func state(of dump: String, _ suppliers: [any SymbolSupplier]) async throws
    -> ProcessState
  {
    let dump = try Minidump(MappedFile.view(ofFile: dump))
    return await DumpProcessor(suppliers: suppliers).process(dump)
  }

  @Test func `callers are found by what a full dump holds of the modules`() async throws {
    try await withDump { program, dump in
      let bare = try await state(of: dump, [])
      let thread = try #require(bare.threads.first)
      let frames = thread.stack.frames
      let names = frames.map { $0.moduleIndex.map { bare.modules[$0].module.id.codeFileName } }
      #expect(names.first == "crash" && names.last == "crash" && names.contains("libc.so.6"))
      #expect(frames.dropFirst().allSatisfy { $0.trust == .callFrameInfo })
      #expect(thread.stack.end == .noCaller, "_start says itself that nobody called it")
      // The program's file names its own frames, and the rules of libc still are the memory's.
      let named = try await state(of: dump, [DirectoryStore(path: program)])
      let found = try #require(named.threads.first).stack.frames
      #expect(found.map(\.resumeAddress) == frames.map(\.resumeAddress))
      let known = found.compactMap { $0.symbol?.name }
      #expect(known.first == "compare" && known.contains("main") && known.last == "_start")
    }
  }

  @Test func `a program without a build id is known by the identifier that LLDB wrote`()
    async throws
  {
    try await withDump("-Wl,--build-id=none") { program, dump in
      let named = try await state(of: dump, [DirectoryStore(path: program)])
      #expect(named.threads.first?.stack.frames.first?.symbol?.name == "compare")
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: program))
      try file.seekToEnd()
      try file.write(contentsOf: Data([0]))
      let other = try await state(of: dump, [DirectoryStore(path: program)])
      #expect(other.threads.first?.stack.frames.first?.symbol == nil)
    }
  }
}
