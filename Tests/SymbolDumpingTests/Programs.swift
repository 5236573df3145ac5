import Bytes
import ELF
import Foundation
import Support
import Testing

@testable import SymbolDumping

/// The programs of `TestData/Programs`.
enum Programs {
  static let names = [
    "gcc-dwarf5.so", "split.so", "clang-x86_64.so", "clang-i686.so", "clang-armv7.so",
    "clang-aarch64.so",
  ]

  /// A program with its separate debug file, where it has one.
  static func source(_ name: String) throws -> DumpSource {
    let debug = try? Fixture.bytes("Programs/\(name).debug")
    return DumpSource(
      try ELFFile(ByteView(Fixture.bytes("Programs/\(name)"))),
      debugFile: try debug.map { try ELFFile(ByteView($0)) }, name: name)
  }

  /// The symbol file of a program.
  static func symbols(
    of source: DumpSource, _ change: (inout SymbolDump.Options) -> Void = { _ in }
  ) async throws -> [UInt8] {
    var options = SymbolDump.Options()
    change(&options)
    var sink = ArraySink()
    try await SymbolDump(source, options).write(to: &sink)
    return sink.bytes
  }
}
