import Bytes
import ELF
import Foundation
import NativeSymbols
import Platform
import Support
import Symbols
import Testing

private let readelf = ["/usr/bin/readelf"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// Files to be compared, and at how many addresses: the C library, and what `MINIDUMP_FRAME_FILES` names
/// one behind the other with colons; `MINIDUMP_FRAME_SAMPLES`.
private let files: [String] = {
  let more = ProcessInfo.processInfo.environment["MINIDUMP_FRAME_FILES"] ?? ""
  let all = ["/lib/x86_64-linux-gnu/libc.so.6"] + more.split(separator: ":").map(String.init)
  return all.filter { FileManager.default.isReadableFile(atPath: $0) }
}()
private let sampleCount =
  ProcessInfo.processInfo.environment["MINIDUMP_FRAME_SAMPLES"].flatMap { Int($0) } ?? 300

/// What binutils' readelf says of call-frame information, beside our rules.
@Suite(.enabled(if: readelf != nil, "readelf is installed"))
struct ReadelfTests {
  @Test(arguments: files)
  func `rules are those that readelf prints`(path: String) throws {
    let file = try ELFFile(MappedFile.view(ofFile: path))
    guard file.machine == .amd64 else { return }
    let frames = NativeCallFrames(NativeFiles(image: file))
    let printed = try PrintedFrames(path)
    var random = SeededGenerator(seed: 1)
    var differences: [String] = []
    var ruleCount = 0
    for _ in 0..<sampleCount {
      let address = try #require(printed.randomAddress(&random))
      let expected = printed.row(at: address)
      let found = frames.rules(at: address &- file.baseAddress, registers: amd64)
        .map { PrintedRow($0) }
      if found != nil { ruleCount += 1 }
      if found != expected {
        differences.append(
          "\(String(address, radix: 16)): \(String(describing: found)), "
            + "readelf \(String(describing: expected))")
      }
    }
    #expect(differences.prefix(10) == [])
    print("\(path): \(ruleCount) rules at \(sampleCount) addresses, \(differences.count) differ")
  }
}

/// A row as readelf prints it; expressions are merely named.
private struct PrintedRow: Equatable {
  var cfa: String
  var registers: [String: String]
}

extension PrintedRow {
  init(_ rules: CFIRules) {
    cfa =
      switch rules.cfa {
      case .register(let number, let plus):
        amd64.names[Int(number)] + (plus < 0 ? "\(plus)" : "+\(plus)")
      default: "exp"
      }
    registers = ["ra": Self.text(rules.returnAddress, of: nil)]
    for (number, rule) in rules.registers {
      registers[amd64.names[Int(number)]] = Self.text(rule, of: number)
    }
    registers = registers.filter { $0.value != "u" }
  }

  private static func text(_ rule: CFIRule, of register: UInt8?) -> String {
    switch rule {
    case .undefined: "u"
    case .memory(let plus): "c" + (plus < 0 ? "\(plus)" : "+\(plus)")
    case .cfa(let plus): "v" + (plus < 0 ? "\(plus)" : "+\(plus)")
    case .register(let number, 0): number == register ? "s" : amd64.names[Int(number)]
    default: "exp"
    }
  }

  /// A line of a table: address, frame address, registers as the columns say.
  init?(_ words: [Substring], _ columns: [Substring]) {
    guard words.count == columns.count else { return nil }
    cfa = String(words[1])
    registers = [:]
    for (column, word) in zip(columns, words).dropFirst(2) where word != "u" {
      guard column == "ra" || amd64.names.contains(String(column)) else { continue }
      registers[String(column)] = word == "vexp" ? "exp" : String(word)
    }
  }
}

/// What `readelf --debug-dump=frames-interp` prints of a file's `.eh_frame`.
private struct PrintedFrames {
  private struct Function {
    var range: Range<UInt64>
    /// Of the line that begins its entry.
    var line: Int
  }

  private let text: ByteView
  /// Where each line begins, and the text ends.
  private var starts = [0]
  private var functions: [Function] = []
  /// Where the common entries' lines are, by what functions call them.
  private var commons: [Substring: Int] = [:]

  init(_ path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: readelf ?? "")
    process.arguments = ["--wide", "--debug-dump=frames-interp", path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    text = ByteView(data)
    while let end = text.firstOffset(ofByte: 0x0a, from: starts[starts.count - 1]) {
      starts.append(end + 1)
    }
    for index in starts.indices.dropLast() where isEntry(starts[index]) { take(index) }
    functions.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a line begins with offset, length and identifier, of 8, 16 and 8 digits, and a kind.
  private func isEntry(_ start: Int) -> Bool {
    text[start + 8] == 0x20 && text[start + 25] == 0x20 && text[start + 34] == 0x20
      && text[start] != 0x20
  }

  private func words(_ index: Int) -> [Substring] {
    let line = text.bytes(from: starts[index], to: starts[index + 1] - 1)
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    // `r5 (rdi)`
    return words.indices.compactMap { index in
      if words[index].hasPrefix("(") { return nil }
      let next = index + 1 < words.count ? words[index + 1] : ""
      return next.hasPrefix("(") ? next.dropFirst().dropLast() : words[index]
    }
  }

  /// `00000030 0000000000000024 00000034 FDE cie=00000000 pc=0000000000025020..0000000000025450`
  private mutating func take(_ index: Int) {
    let words = words(index)
    guard words[3] == "FDE" else {
      commons[words[0]] = index
      return
    }
    let ends = words[5].dropFirst(3).split(separator: ".")
    guard let start = UInt64(ends[0], radix: 16), let end = UInt64(ends[1], radix: 16), start < end
    else { return }
    functions.append(Function(range: start..<end, line: index))
  }

  /// An address of one of the functions, or just behind it.
  func randomAddress(_ random: inout SeededGenerator) -> UInt64? {
    guard let function = functions.randomElement(using: &random) else { return nil }
    return UInt64.random(
      in: function.range.lowerBound...function.range.upperBound, using: &random)
  }

  /// Functions whose entry has no instructions have no table: their common entry's row holds.
  func row(at address: UInt64) -> PrintedRow? {
    guard let function = function(at: address) else { return nil }
    if isTable(function.line + 1) { return row(at: address, ofTable: function.line + 1) }
    let common = commons[words(function.line)[4].dropFirst(4)]
    return common.flatMap { row(at: .max, ofTable: $0 + 1) }
  }

  private func function(at address: UInt64) -> Function? {
    var low = 0
    var high = functions.count
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].range.lowerBound <= address { low = middle + 1 } else { high = middle }
    }
    return low > 0 && functions[low - 1].range.contains(address) ? functions[low - 1] : nil
  }

  private func isTable(_ index: Int) -> Bool { words(index).first == "LOC" }

  private func row(at address: UInt64, ofTable first: Int) -> PrintedRow? {
    var row: [Substring]?
    for index in (first + 1)..<(starts.count - 1) {
      let words = words(index)
      guard words.first?.count == 16, let start = UInt64(words[0], radix: 16), start <= address
      else { break }
      row = words
    }
    return row.flatMap { PrintedRow($0, words(first)) }
  }
}

extension ByteView {
  fileprivate func bytes(from start: Int, to end: Int) -> [UInt8] {
    clampedSlice(at: UInt64(start), byteCount: UInt64(max(0, end - start))).bytes
  }
}
