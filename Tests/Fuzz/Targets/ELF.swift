import Bytes
import DWARF
import ELF
import NativeSymbols
import Symbols
import Unwinding

extension FuzzTarget {
  /// Input: an ELF file. Asked for is all it has, and callers at the beginnings of its functions.
  static let elf = FuzzTarget(
    name: "elf", purpose: "an ELF file, and its call-frame information",
    dictionary: "elf", longestInput: 1 << 13, leastCoverage: 1650, seeds: Seeds.elfFiles,
    run: { view in
      if let file = try? ELFFile(view) { walk(file) }
      if let file = try? ELFFile(loaded: { view.clampedSlice(at: $0) }) { walk(file) }
    })

  private static func walk(_ file: ELFFile) {
    for section in file.sections.prefix(32) {
      require(file.name(of: section).utf8.count <= 3 * file.bytes.byteCount, "a name too long")
      _ = try? file.contents(of: section)
    }
    for segment in file.segments.prefix(32) {
      require(file.contents(of: segment).byteCount <= file.bytes.byteCount, "a segment too long")
    }
    for symbols in [file.symbols, file.dynamicSymbols].compactMap(\.self) {
      for symbol in symbols.prefix(32) { _ = symbols.name(of: symbol) }
    }
    _ = (file.buildID, file.debugLink, file.alternateLink, try? file.debugData())
    walk(NativeCallFrames(NativeFiles(image: file)), of: file)
  }

  private static func walk(_ frames: NativeCallFrames, of file: ELFFile) {
    let architecture = Architecture.all[Int(file.machine.rawValue) % Architecture.all.count]
    for architecture in [architecture, .amd64, .arm, .arm64] {
      for address: UInt64 in [0, 0x1000, 0x1004, 0x10ff, file.entryAddress, .max] {
        let rules = frames.rules(at: address, registers: architecture.registers)
        let again = frames.rules(at: address, registers: architecture.registers)
        require(rules == again, "a second answer differs")
      }
    }
    for section in frames.sections {
      var rows = RowCursor(section.section)
      for entry in section.entries.prefix(64) {
        rows.begin(entry)
        var end = entry.start
        while rows.next() {
          require(rows.row.start == end && rows.row.end > end, "rows that do not follow each other")
          end = rows.row.end
        }
        require(end <= entry.end, "a row behind the function")
      }
    }
  }
}
