import Bytes
import ELF
import Symbols

extension DumpSource {
  /// Of the program, or of its debug file; without a build id, what Breakpad makes of the code.
  var identifierBytes: [UInt8]? {
    program.buildID ?? debugFile?.buildID ?? textHash
  }

  /// As modules of dumps and stores know it.
  var debugIdentifier: DebugIdentifier? {
    identifierBytes.flatMap { DebugIdentifier(elfBuildID: $0) }
  }

  var codeIdentifier: CodeIdentifier? {
    identifierBytes.flatMap { CodeIdentifier(elfBuildID: $0) }
  }

  /// The first page of `.text`, its blocks of 16 bytes combined by exclusive or: what Breakpad's client
  /// knows a module without a build id by.
  private var textHash: [UInt8]? {
    guard let section = program.section(named: ".text") else { return nil }
    let page = program.rawContents(of: section).clampedSlice(at: 0, byteCount: 4096)
    guard !page.isEmpty else { return nil }
    var hash = [UInt8](repeating: 0, count: 16)
    for start in stride(from: 0, to: page.byteCount - page.byteCount % 16, by: 16) {
      for index in 0..<16 { hash[index] ^= page[start + index] ?? 0 }
    }
    return hash
  }
}
