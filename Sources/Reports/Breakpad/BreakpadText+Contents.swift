import Processing
import Symbols

extension BreakpadText {
  private static let rowByteCount = 16

  /// The bytes between a frame and its caller in rows of 16, then what of them points to functions.
  func contents(_ contents: StackContents, to text: inout TextWriter) {
    text.endLine()
    text.line("    Stack contents:")
    for start in stride(from: 0, to: contents.bytes.count, by: Self.rowByteCount) {
      row(of: contents, from: start, to: &text)
    }
    text.line("    Possible instruction pointers:")
    for pointer in contents.codePointers {
      self.pointer(pointer, digitCount: 2 * contents.wordByteCount, to: &text)
    }
    text.endLine()
  }

  private func row(of contents: StackContents, from start: Int, to text: inout TextWriter) {
    let address = contents.address &+ UInt64(start)
    let bytes = (start..<start + Self.rowByteCount).map {
      $0 < contents.bytes.count ? contents.bytes[$0] : nil
    }
    let digits = Self.hexadecimal(address, 2 * contents.wordByteCount).dropFirst(2)
    let numbers = bytes.map { $0.map { " " + [$0].hexadecimalDigits } ?? "   " }.joined()
    let letters = bytes.map { byte -> UInt8 in
      guard let byte else { return UInt8(ascii: " ") }
      return (0x20..<0x7f).contains(byte) ? byte : UInt8(ascii: ".")
    }
    text.line("     \(digits)\(numbers)  \(String(decoding: letters, as: UTF8.self))")
  }

  private func pointer(_ pointer: CodePointer, digitCount: Int, to text: inout TextWriter) {
    let address = Self.hexadecimal(pointer.address, digitCount)
    let value = Self.hexadecimal(pointer.value, digitCount)
    let symbol = pointer.symbol
    // Without a line, the address itself.
    let start = symbol.source?.relativeAddress
    let offset = String(start.map { pointer.relativeValue &- $0 } ?? pointer.value, radix: 16)
    let calls = symbol.inlines.map { ($0.name ?? "", $0.source) }
    for (name, source) in [(symbol.name, symbol.source)] + calls where !name.isEmpty {
      let file = source?.file.map(ModuleID.fileName(of:)) ?? ""
      text.add("     *(\(address)) = \(value) ")
      text.add(foreign: "<\(name)> [\(file) : \(source?.line ?? 0) + 0x\(offset)]")
      text.endLine()
    }
  }
}
