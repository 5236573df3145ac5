import BreakpadSymbols
import Bytes
import Foundation
import IndexFiles
import Platform
import Symbols
import Testing

/// Every symbol file below the folder that MINIDUMP_CORPUS names, with an index and without.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] != nil))
struct CorpusIndexTests {
  private let root = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"] ?? ""
  private let registers = RegisterNames(["$rsp", "$rbp"])

  @Test func `answers by an index are those of the text`() throws {
    var fileCount = 0
    for path in symbolFiles() {
      let bytes = try MappedFile.view(ofFile: path)
      let contents = try CompressedFile(bytes, named: path)?.contents()
      let source = IndexSource(bytes, modificationTime: 0)
      var sink = ArraySink()
      SymbolFileIndexWriter(of: source, contents: contents).write(to: &sink)
      let text = contents ?? bytes
      let index = try #require(SymbolFileIndex(ByteView(sink.bytes), of: source))
      let indexed = BreakpadSymbolFile(index, wholeText: { text })
      compare(indexed, BreakpadSymbolFile(text, indexLimit: .max), of: text, path)
      compare(indexed, BreakpadSymbolFile(text), of: text, path)
      #expect(indexed.isIndexed, "\(path)")
      fileCount += 1
    }
    #expect(fileCount > 70)
  }

  private func compare(
    _ indexed: BreakpadSymbolFile, _ plain: BreakpadSymbolFile, of text: ByteView, _ path: String
  ) {
    for address in addresses(in: text) {
      let isSame =
        indexed.symbol(at: address) == plain.symbol(at: address)
        && indexed.cfiRules(at: address, registers: registers)
          == plain.cfiRules(at: address, registers: registers)
        && indexed.windowsFrame(at: address) == plain.windowsFrame(at: address)
      #expect(isSame, "\(path) at \(address)")
    }
  }

  /// Some that records name, with their neighbours.
  private func addresses(in text: ByteView) -> [UInt64] {
    let lines = text.bytes.split(separator: 0x0a)
    return stride(from: 0, to: lines.count, by: max(1, lines.count / 60)).flatMap { number in
      let words = lines[number].split(separator: 0x20).prefix(5)
      let numbers = words.compactMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) }
      return numbers.prefix(2).flatMap { [$0, $0 &+ 1, $0 &- 1, $0 &+ 0x100] }
    }
  }

  private func symbolFiles() -> [String] {
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".sym") || $0.hasSuffix(".sym.gz") }.sorted()
      .map { root + "/" + $0 }
      .filter { FileKind(of: $0) == .regular }
  }
}
