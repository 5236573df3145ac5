import Bytes
import ELF
import Foundation
import Symbols

/// Small programs that the machine's compiler makes, for tests of real ELF files.
struct CompiledPrograms {
  static let tools = ["gcc", "objcopy"]
  static let areAvailable = tools.allSatisfy { path(of: $0) != nil }

  static func path(of tool: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + tool }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }

  let folder: TemporaryFolder

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    _ = try folder.file(
      "source/crash.c",
      holding: """
        int crash(volatile int *place) { return *place; }
        int main(int count, char **words) { (void)words; return crash(count > 9 ? 0 : &count); }

        """)
  }

  /// Compiles the program, to a path below the folder.
  func program(_ name: String, _ options: String...) throws -> String {
    try compile(to: folder.path + "/" + name, options)
  }

  private func compile(to path: String, _ options: [String]) throws -> String {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    let usual = ["-g", "-O1", "-fno-inline", "-Wl,--build-id=sha1", "-o", path]
    try run("gcc", usual + options + [folder.path + "/source/crash.c"])
    return path
  }

  /// Splits a program: its debug information goes to a file, and a name for that stays.
  func split(_ program: String, debugFile: String) throws {
    let debug = folder.path + "/" + debugFile
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: debug).deletingLastPathComponent(), withIntermediateDirectories: true
    )
    try run("objcopy", ["--only-keep-debug", program, debug])
    try run("objcopy", ["--strip-all", "--add-gnu-debuglink=" + debug, program])
  }

  func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path(of: tool) ?? tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    struct Failure: Error { var tool: String }
    if process.terminationStatus != 0 { throw Failure(tool: tool) }
  }

  func move(_ from: String, to: String) throws {
    let target = URL(fileURLWithPath: folder.path + "/" + to)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: from, toPath: target.path)
  }

  static func elf(_ path: String) throws -> ELFFile {
    try ELFFile(ByteView(Array(Data(contentsOf: URL(fileURLWithPath: path)))))
  }

  /// A program as a dump knows it.
  static func module(_ path: String, as codeFile: String = "/opt/app/crash") throws -> ModuleID {
    let buildID = try elf(path).buildID ?? []
    return ModuleID(
      codeFile: codeFile, codeIdentifier: CodeIdentifier(elfBuildID: buildID), debugFile: codeFile,
      debugIdentifier: DebugIdentifier(elfBuildID: buildID))
  }

  /// What writers of dumps fold the first page of code into, where there is no build id.
  static func identifierOfCode(_ path: String) throws -> DebugIdentifier? {
    let text = try elf(path).contents(ofSection: ".text")?.bytes ?? []
    var folded = [UInt8](repeating: 0, count: 16)
    for (index, byte) in text.prefix(4096).enumerated() { folded[index % 16] ^= byte }
    return DebugIdentifier(elfBuildID: folded)
  }

  /// Where a function begins, relative to the program.
  static func address(of name: String, in path: String) throws -> UInt64 {
    let file = try elf(path)
    let symbols = file.symbols
    let symbol = symbols?.first { symbols?.name(of: $0) == name }
    return (symbol?.value ?? 0) - file.baseAddress
  }
}
