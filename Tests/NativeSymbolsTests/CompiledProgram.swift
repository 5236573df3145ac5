import ELF
import Foundation
import NativeSymbols
import Platform
import Testing

/// A program that a real compiler makes while the tests run, in a folder of its own.
final class CompiledProgram: Sendable {
  /// Functions on lines of their own, an inlined call, a method of a nested class in a namespace.
  static let source = """
    extern "C" int printf(const char *, ...);
    namespace outer { namespace {
    struct Box { struct Inner { __attribute__((noinline)) int twice(int n) { return n * 2 +
      printf("twice"); } }; };
    } }
    static inline __attribute__((always_inline)) int innermost(int n) {
      return printf("innermost %d", n);
    }
    static inline __attribute__((always_inline)) int middle(int n) {
      return innermost(n + 1);
    }
    extern "C" __attribute__((noinline)) int plain(int n) {
      return middle(n);
    }
    int main(int count, char **) {
      outer::Box::Inner inner;
      return plain(count) + inner.twice(count);
    }

    """

  let folder: String
  var path: String { folder + "/program" }

  /// - Parameter commands: run in the folder by a shell, where `program.cpp` is.
  init(_ commands: String) throws {
    folder = FileManager.default.temporaryDirectory.path + "/native-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.source.write(toFile: folder + "/program.cpp", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", commands]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(commands) failed")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func elf(_ name: String = "program") throws -> ELFFile {
    try ELFFile(MappedFile.view(ofFile: folder + "/" + name))
  }

  func symbols(_ change: (inout NativeFiles) throws -> Void = { _ in }) throws -> NativeSymbolFile {
    var files = NativeFiles(image: try elf())
    try change(&files)
    return NativeSymbolFile(files, path: path)
  }

  /// Where a function begins, relative to the module.
  func start(of name: String) throws -> UInt64 {
    let file = try elf()
    let symbols = try #require(file.symbols)
    let symbol = try #require(symbols.first { symbols.name(of: $0) == name })
    return symbol.value - file.baseAddress
  }

  /// Whether a program is installed.
  static func isInstalled(_ program: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"].split(
      separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
