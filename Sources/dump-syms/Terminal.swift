import Glibc
import MinidumpKit

/// Standard output and standard error, and whether they are a person's.
struct Terminal: Sendable {
  private let colours: Bool
  private let errorColours: Bool
  /// Whether somebody who waits looks at standard error.
  let showsProgress: Bool

  init(noColor: Bool) {
    colours = Self.hasColours(.standardOutput, noColor: noColor)
    errorColours = Self.hasColours(.standardError, noColor: noColor)
    showsProgress = FileSink.standardError.isTerminal
  }

  private static func hasColours(_ sink: FileSink, noColor: Bool) -> Bool {
    Palette.wanted(isTerminal: sink.isTerminal, noColor: noColor) { name in
      unsafe getenv(name).map { unsafe String(cString: $0) }
    } != .plain
  }

  /// A line for standard output, which may hold what files say.
  func print(_ line: String, _ colour: Colour = .none) throws(FileError) {
    let line = line.harmlessToTerminals
    try FileSink.standardOutput.write(Array("\(colour.shown(line, if: colours))\n".utf8))
  }

  /// An error for standard error.
  func tell(_ sentence: String) {
    let line = Colour.error.shown("error:", if: errorColours) + " " + sentence.harmlessToTerminals
    try? FileSink.standardError.write(Array("\(line)\n".utf8))
  }

  /// A line for standard error.
  func note(_ line: String) {
    try? FileSink.standardError.write(Array("\(line.harmlessToTerminals)\n".utf8))
  }

  /// How lines are set apart, where there are colours.
  enum Colour: String {
    case none = ""
    case error = "31"
    case warning = "33"
    case heading = "1"

    func shown(_ text: String, if hasColours: Bool) -> String {
      hasColours && self != .none ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
    }
  }
}
