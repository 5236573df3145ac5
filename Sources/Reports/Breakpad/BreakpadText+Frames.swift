import Processing
import Symbols
import Unwinding

extension BreakpadText {
  /// The first line of a frame: its number, and where it was.
  func frame(_ frame: BreakpadFrame, number: Int, to text: inout TextWriter) {
    let place = BreakpadPlace(frame, facts.frameFacts)
    text.add(number, width: 2)
    text.add("  ")
    text.add(foreign: Self.words(for: place))
    text.endLine()
  }

  private static func words(for place: BreakpadPlace) -> String {
    let offset = "0x" + String(place.offset, radix: 16)
    guard let module = place.module else { return offset }
    guard let function = place.function else { return "\(module) + \(offset)" }
    guard let file = place.file else { return "\(module)!\(function) + \(offset)" }
    return "\(module)!\(function) [\(ModuleID.fileName(of: file)) : \(place.line) + \(offset)]"
  }

  static func method(of frame: BreakpadFrame) -> String {
    switch frame {
    case .inlined: "inline record"
    case .physical(let frame, _): frame.trust.sentence
    }
  }

  static func hexadecimal(_ value: UInt64, _ digitCount: Int) -> String {
    var digits: [UInt8] = []
    digits.appendHexadecimal(value, digitCount: digitCount)
    return "0x" + String(decoding: digits, as: UTF8.self)
  }
}
