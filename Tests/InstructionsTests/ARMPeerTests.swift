import Foundation
import Instructions
import Support
import Testing

/// Loads and stores of random words are what LLVM's disassembler says they are.
@Suite(.enabled(if: Disassembler.isInstalled)) struct `Loads and stores of 32-bit Arm` {
  @Test(arguments: Disassembler.Kind.allCases)
  func `are spelt as LLVM spells them`(_ kind: Disassembler.Kind) throws {
    var generator = SeededGenerator(seed: 6)
    let words = (0..<4000).map { _ in kind.word(using: &generator) }
    var comparedCount = 0
    var differences: [String] = []
    for (word, theirs) in zip(words, try Disassembler.texts(of: words, kind)) {
      guard let theirs, let ours = kind.instruction(word)?.text, isTransfer(ours) else { continue }
      comparedCount += 1
      // LLVM 14 takes some words it does not know for the beginning of a block of conditions.
      let spellings = [theirs, theirs.replacing("lt", with: "", maxReplacements: 1)]
      if !spellings.map(Spelling.normalized).contains(Spelling.normalized(ours)) {
        differences.append("\(String(word, radix: 16)): \(ours), LLVM: \(theirs)")
      }
    }
    #expect(comparedCount > 200)
    // Of registers that the manual does not allow, each says something else.
    #expect(differences.count * 50 <= comparedCount, "\(differences)")
  }

  private func isTransfer(_ text: String) -> Bool {
    ["ld", "st", "push", "pop", "vld", "vst", "vpush", "vpop", "swp", "tb"].contains {
      text.hasPrefix($0)
    }
  }
}

/// LLVM's assembler and disassembler.
enum Disassembler {
  enum Kind: CaseIterable, Sendable {
    case arm, thumb, longThumb

    func word(using generator: inout SeededGenerator) -> UInt32 {
      let bits = UInt32.random(in: 0...(.max), using: &generator)
      switch self {
      case .arm: return bits & 0x0fff_ffff | 0xe000_0000
      // Without `it`, which makes what follows conditional.
      case .thumb:
        let half = bits & 0xffff
        return (0x4000...0xcfff).contains(half) && half >> 8 != 0xbf ? half : 0x6808
      case .longThumb: return max(bits | 0xe000_0000, 0xe800_0000)
      }
    }

    func instruction(_ word: UInt32) -> Instruction? {
      let halves =
        self == .thumb ? [word] : self == .arm ? [word, word >> 16] : [word >> 16, word]
      let bytes = halves.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      }
      return self == .arm ? Instruction(arm: bytes) : Instruction(thumb: bytes)
    }

    fileprivate var directive: String {
      switch self {
      case .arm: ".inst"
      case .thumb: ".inst.n"
      case .longThumb: ".inst.w"
      }
    }

    fileprivate var byteCount: Int { self == .thumb ? 2 : 4 }
    fileprivate var triple: String { self == .arm ? "armv8a" : "thumbv8a" }
  }

  static let isInstalled = path(of: "llvm-mc") != nil && path(of: "llvm-objdump") != nil

  /// Each word has a label, so that one LLVM does not know misleads it about none behind.
  static func texts(of words: [UInt32], _ kind: Kind) throws -> [String?] {
    let folder = FileManager.default.temporaryDirectory.path + "/arm-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = words.enumerated().map {
      "w\($0.offset): \(kind.directive) 0x\(String($0.element, radix: 16))"
    }
    let source = [".syntax unified", kind == .arm ? ".arm" : ".thumb"] + lines + [""]
    try source.joined(separator: "\n").write(
      toFile: folder + "/words.s", atomically: true, encoding: .utf8)
    _ = try run(
      "llvm-mc", ["-filetype=obj", "-triple=\(kind.triple)", "words.s", "-o", "words.o"], in: folder
    )
    let listing = try run(
      "llvm-objdump",
      [
        "-d", "--no-show-raw-insn", "--triple=\(kind.triple)", "--mattr=+neon,+fp-armv8", "words.o",
      ],
      in: folder)
    var texts = [String?](repeating: nil, count: words.count)
    for line in listing.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, !parts[1].contains("unknown"),
        let address = Int(parts[0].drop { $0 == " " }, radix: 16),
        address % kind.byteCount == 0, texts.indices.contains(address / kind.byteCount)
      else { continue }
      texts[address / kind.byteCount] = String(parts[1])
    }
    return texts
  }

  private static func run(_ tool: String, _ arguments: [String], in folder: String) throws -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: tool) ?? tool)
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  private static func path(of tool: String) -> String? {
    ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"].split(separator: ":")
      .map { "\($0)/\(tool)" }.first(where: FileManager.default.isExecutableFile)
  }
}

/// What two spellings of an instruction have in common.
private enum Spelling {
  static func normalized(_ text: String) -> String {
    let code = text.lowercased().prefix { $0 != "@" && $0 != "<" }
    var words = code.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return "" }
    words[0] = words[0].replacing(".w", with: "").replacing(".n", with: "")
    let joined = words.joined().replacing(",#0]", with: "]").replacing("#-0]", with: "#0]")
    return joined.replacing(/-?(0x[0-9a-f]+|\b[0-9]+)/) { match in
      let digits = String(match.output.1)
      let number =
        digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
      let sign = match.output.0.hasPrefix("-") ? -1 : 1
      return String(UInt32(truncatingIfNeeded: sign * (number ?? 0)))
    }
  }
}
