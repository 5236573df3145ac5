import Bytes
import ELF
import Foundation
import IndexFiles
import NativeSymbols
import Symbols
import Testing

/// A program's files, their index in memory, and who answers with and without it.
struct IndexedProgram {
  let files: NativeFiles
  let sources: NativeSources
  let index: [UInt8]
  let cold: NativeSymbolFile

  init(_ files: NativeFiles) throws {
    self.files = files
    let source = { (file: ELFFile?) in
      file.map { IndexSource($0.bytes, modificationTime: 7) }
    }
    sources = NativeSources(
      image: IndexSource(files.image.bytes, modificationTime: 7), debug: source(files.debug),
      alternate: source(files.alternate), package: source(files.package))
    var sink = ArraySink()
    var writer = NativeIndexWriter(files, of: sources)
    let summary = writer.write(to: &sink)
    #expect(summary.byteCount == sink.bytes.count)
    index = sink.bytes
    cold = NativeSymbolFile(files, path: "program")
  }

  /// One that asks an index; nil when that is none of these files.
  func indexed(_ bytes: [UInt8]? = nil) -> NativeSymbolFile? {
    NativeIndex(ByteView(bytes ?? index), of: sources, files).map {
      NativeSymbolFile(files, path: "program", index: $0)
    }
  }

  /// Every address of the code, the edges of the module, and those behind all.
  var addresses: [UInt64] {
    let code = files.image.sections.filter { $0.isExecutable && $0.isLoaded }
    let base = files.image.baseAddress
    let inside = code.flatMap { section in
      (section.address &- base &- 2)..<(section.address &- base &+ section.byteCount &+ 2)
    }
    return inside + [0, 1, .max - 1, .max, 0 &- base, .max &- base, 1 << 62]
  }

  /// Says where answers differ, with the first address.
  func compare(_ other: NativeSymbolFile, at addresses: some Sequence<UInt64>) {
    for address in addresses {
      let isSame =
        cold.linkageMatch(at: address) == other.linkageMatch(at: address)
        && cold.symbolTableMatch(at: address) == other.symbolTableMatch(at: address)
        && cold.source(at: address) == other.source(at: address)
        && cold.symbolStart(at: address) == other.symbolStart(at: address)
      guard !isSame else { continue }
      #expect(cold.linkageMatch(at: address) == other.linkageMatch(at: address), "\(address)")
      #expect(cold.symbolTableMatch(at: address) == other.symbolTableMatch(at: address))
      #expect(cold.source(at: address) == other.source(at: address))
      #expect(cold.symbolStart(at: address) == other.symbolStart(at: address))
      return
    }
  }
}
