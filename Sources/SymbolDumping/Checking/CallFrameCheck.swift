import BreakpadSymbols
import Bytes
import Symbols
import Unwinding

/// STACK records: whether their rules can be understood, are in order and do not overlap.
struct CallFrameCheck {
  private typealias Extent = CoverageCheck.Extent

  private var rules: FrameRuleCheck
  private var block: Extent?
  private var lastChange: UInt64 = 0
  private var extents = CoverageCheck()

  /// - Parameter architecture: of the MODULE record.
  init(architecture: String) {
    rules = FrameRuleCheck(architecture: architecture)
  }

  /// What is behind `STACK CFI`.
  mutating func visit(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    if fields.skipWord("INIT") {
      visitInit(&fields, line: line, &log)
    } else {
      visitChange(&fields, line: line, &log)
    }
  }

  private mutating func visitInit(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal() else {
      block = nil
      return log.note(.damagedRecord, line: line, "STACK CFI INIT")
    }
    if !extents.add(start, byteCount, line: line) {
      log.note(.unsortedFrames, line: line, "\(start.shown)")
    }
    block = Extent(start: start, byteCount: byteCount, line: line)
    lastChange = start
    rules.check(fields.rest(), isInitial: true, line: line, &log)
  }

  private mutating func visitChange(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    guard let start = fields.hexadecimal() else {
      return log.note(.damagedRecord, line: line, "STACK CFI")
    }
    guard let block else { return log.note(.changeWithoutInit, line: line, "\(start.shown)") }
    if start < block.start || start >= block.end {
      log.note(
        .changeOutsideInit, line: line,
        "\(start.shown) is not in \(block.start.shown) to \(block.end.shown)")
    } else if start < lastChange {
      log.note(.unsortedFrames, line: line, "\(start.shown)")
    }
    lastChange = start
    rules.check(fields.rest(), isInitial: false, line: line, &log)
  }

  /// What is behind `STACK WIN`.
  mutating func visitWindows(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    let type = fields.decimal()
    let numbers = (0..<8).map { _ in fields.hexadecimal() }
    guard let type, !numbers.contains(nil), let hasProgram = fields.decimal(), !fields.isAtEnd,
      (hasProgram != 0) == (type == 4) || type != 0 && type != 4
    else { return log.note(.damagedRecord, line: line, "STACK WIN") }
  }

  mutating func conclude(_ log: inout ProblemLog) {
    extents.forEachOverlap { later, earlier in
      log.note(
        .overlappingFrames, line: later.line,
        "\(later.start.shown) to \(later.end.shown); line \(earlier.line) has "
          + "\(earlier.start.shown) to \(earlier.end.shown)")
    }
  }
}

/// Whether the texts of rules can be understood; equal texts are looked at once.
private struct FrameRuleCheck {
  private enum Verdict {
    case fine
    case problem(SymbolProblem.Kind, String)
  }

  /// Real files have some hundred different texts.
  private static let memoryLimit = 1 << 16
  private static let shownByteCount = 120

  private let parser: CFIRuleParser?
  private var known: [UInt64: Verdict] = [:]

  init(architecture: String) {
    parser = Architecture(breakpadName: architecture).map {
      CFIRuleParser(registers: $0.registers)
    }
  }

  mutating func check(
    _ text: ByteView, isInitial: Bool, line: Int, _ log: inout ProblemLog
  ) {
    guard case .problem(let kind, let detail) = verdict(on: text, isInitial: isInitial) else {
      return
    }
    log.note(kind, line: line, detail)
  }

  private mutating func verdict(on text: ByteView, isInitial: Bool) -> Verdict {
    let hash = text.textHash(seed: isInitial ? 1 : 2)
    if let verdict = known[hash] { return verdict }
    let verdict = self.judge(text, isInitial: isInitial)
    if known.count < Self.memoryLimit { known[hash] = verdict }
    return verdict
  }

  private func judge(_ text: ByteView, isInitial: Bool) -> Verdict {
    let shown = String(decoding: text.bytes.prefix(Self.shownByteCount), as: UTF8.self)
    var texts = CFIRuleTexts()
    guard texts.merge(text, from: 0) else { return .problem(.frameRulesDoNotParse, shown) }
    var missing: Set<String> = isInitial ? [".cfa", ".ra"] : []
    for rule in texts.rules {
      let name = String(decoding: rule.register.bytes, as: UTF8.self)
      missing.remove(name)
      guard let parser else { continue }
      if name != ".cfa", name != ".ra", parser.registers.number(of: name) == nil {
        return .problem(.unknownRegister, name)
      }
      guard let meaning = parser.rule(from: rule.expression, mayUseCFA: name != ".cfa") else {
        return .problem(.frameRulesDoNotParse, shown)
      }
      if name == ".cfa", CFIRuleParser.withoutChanceOffset(meaning) != meaning {
        return .problem(.chanceOffset, shown)
      }
    }
    return missing.isEmpty
      ? .fine : .problem(.frameRulesDoNotParse, "no \(missing.sorted().joined(separator: " and "))")
  }
}

extension ByteView {
  /// FNV-1a, of at most 64 KiB: readers refuse longer rules.
  fileprivate func textHash(seed: UInt64) -> UInt64 {
    unsafe withUnsafeBytes { bytes in
      var hash = 0xcbf2_9ce4_8422_2325 ^ seed
      for index in 0..<min(bytes.count, CFIRuleTexts.textLimit + 1) {
        hash = unsafe (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3
      }
      return hash
    }
  }
}

extension Architecture {
  /// The CPU that a MODULE record names so.
  fileprivate init?(breakpadName: String) {
    switch breakpadName {
    case "x86_64", "x86_64h": self = .amd64
    case "arm64", "arm64e": self = .arm64
    case "armv7", "armv7s", "armv6", "arm": self = .arm
    default:
      guard let known = Self.all.first(where: { $0.name == breakpadName }) else { return nil }
      self = known
    }
  }
}
