internal import IndexFiles

/// Whether a text is arranged as its runs say, as far as many small pieces of it tell.
///
/// It is read at its ends, where contents change, and at places so close together that no stretch of a
/// two-hundred-and-fiftieth of it is overlooked. Shorter ones are ``ArrangementProof``'s.
struct ArrangementCheck {
  private static let sampleCount = 256

  private let text: SymbolText
  private let runs: TextRuns
  /// From the first function to the end of the last one's lines.
  private let functions: Range<Int>
  /// At most a quarter of the text is in samples.
  private let sampleByteCount: Int
  private let endByteCount: Int
  /// Of the functions, and the public symbols among them, that were met.
  private var highestAddress: UInt64 = 0

  static func holds(for text: SymbolText, _ runs: TextRuns, functions: Range<Int>) -> Bool {
    var check = Self(text: text, runs: runs, functions: functions)
    return check.hasUsualContents && check.everyPieceFits()
  }

  private init(text: SymbolText, runs: TextRuns, functions: Range<Int>) {
    self.text = text
    self.runs = runs
    self.functions = functions
    sampleByteCount = min(16 * 1024, text.byteCount / (4 * Self.sampleCount))
    endByteCount = min(64 * 1024, text.byteCount / 64)
  }

  /// What every large file of a real module has; where it is not seen, it may be hidden.
  private var hasUsualContents: Bool {
    let hasFrames = !runs[.callFrames].isEmpty || !runs[.windowsFrames].isEmpty
    return hasFrames && (functions.isEmpty || !runs[.files].isEmpty)
  }

  private mutating func everyPieceFits() -> Bool {
    var end = 0
    for piece in pieces where piece.upperBound > end {
      guard fits(max(end, piece.lowerBound)..<piece.upperBound) else { return false }
      end = piece.upperBound
    }
    return true
  }

  private var pieces: [Range<Int>] {
    let samples = (0..<Self.sampleCount).map {
      piece(from: text.byteCount * $0 / Self.sampleCount, sampleByteCount)
    }
    let edges = (runs.starts + [functions.lowerBound, functions.upperBound]).map {
      piece(from: $0 - sampleByteCount / 2, sampleByteCount)
    }
    let ends = [0, text.byteCount - endByteCount].map { piece(from: $0, endByteCount) }
    return (samples + edges + ends).sorted { $0.lowerBound < $1.lowerBound }
  }

  private func piece(from start: Int, _ byteCount: Int) -> Range<Int> {
    max(0, start)..<max(0, min(text.byteCount, start + byteCount))
  }

  private mutating func fits(_ piece: Range<Int>) -> Bool {
    text.residence.touch(piece.lowerBound)
    guard let first = text.firstLine(in: piece) else { return true }
    guard isExpected(at: first) else { return false }
    var position = first
    while let offset = text.firstCapitalLine(in: position, piece.upperBound) {
      guard isExpected(at: offset), isInOrder(at: offset) else { return false }
      position = offset + 1
    }
    return true
  }

  private func isExpected(at offset: Int) -> Bool {
    TextContent(of: text, at: offset).map { runs[$0].contains(offset) } ?? false
  }

  /// Whether a function, or a public symbol among functions, has no lower address than those in front
  /// of it, and no function lies outside of where they are.
  private mutating func isInOrder(at offset: Int) -> Bool {
    let function = text.key(of: .function, at: offset)
    guard functions.contains(offset) else { return function == nil }
    guard let address = function ?? text.key(of: .publicSymbol, at: offset) else { return true }
    defer { highestAddress = address }
    return address >= highestAddress
  }
}
