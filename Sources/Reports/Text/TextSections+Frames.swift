import Processing
import Symbols
import Unwinding

extension TextSections {
  /// A call expanded in place: numbered like a frame, with neither offset nor registers.
  func inline(
    _ inline: InlineFrame, in frame: StackFrame, number: Int, to text: inout TextWriter
  ) {
    text.add(number, width: 2)
    text.add("  ")
    text.add(foreign: facts.moduleName(of: frame) ?? "")
    text.add("!")
    text.styled(.function) { $0.add(foreign: inline.shownName) }
    if let source = inline.source, let file = source.file, source.line > 0 {
      text.styled(.source) { $0.add(foreign: " [\(ModuleID.fileName(of: file)) : \(source.line)]") }
    }
    text.endLine()
    foundBy("inlining", to: &text)
  }

  func frame(
    _ frame: StackFrame, number: Int, _ shown: ShownRegisters?, to text: inout TextWriter
  ) {
    text.add(number, width: 2)
    text.add("  ")
    if frame.trust == .scan {
      text.styled(.guess) { text in
        var plain = TextWriter()
        place(of: frame, to: &plain)
        text.add(String(decoding: plain.bytes, as: UTF8.self))
      }
    } else {
      place(of: frame, to: &text)
    }
    text.endLine()
    if let shown {
      registers(frame.registers, shown, to: &text)
    }
    foundBy(frame.trust.sentence, to: &text)
  }

  private func foundBy(_ sentence: String, to text: inout TextWriter) {
    text.styled(.detail) { $0.add("    Found by: \(sentence)") }
    text.endLine()
  }

  /// Where a frame was, as closely as is known.
  private func place(of frame: StackFrame, to text: inout TextWriter) {
    guard let module = facts.module(of: frame) else { return address(of: frame, to: &text) }
    text.add(foreign: facts.moduleName(of: frame) ?? "")
    let moduleOffset = frame.instructionAddress &- module.baseAddress
    guard let symbol = frame.symbol else { return offset(moduleOffset, to: &text) }
    text.add("!")
    text.styled(.function) { $0.add(foreign: symbol.shownName) }
    if let source = symbol.source, let file = source.file, let start = source.relativeAddress {
      text.styled(.source) { text in
        text.add(foreign: " [\(ModuleID.fileName(of: file)) : \(source.line)")
        offset(moduleOffset &- start, to: &text)
        text.add("]")
      }
    } else {
      offset(moduleOffset &- symbol.relativeAddress, to: &text)
    }
  }

  private func offset(_ offset: UInt64, to text: inout TextWriter) {
    text.add(" + ")
    text.add(hexadecimal: offset)
  }

  /// The address of a frame in no module, and which unloaded modules once were there.
  private func address(of frame: StackFrame, to text: inout TextWriter) {
    text.add(hexadecimal: frame.instructionAddress)
    for match in facts.unloadedModules(at: frame) {
      text.add(" (unloaded ")
      text.add(foreign: match.name)
      for (index, offset) in match.offsets.enumerated() {
        text.add(index == 0 ? "@" : "|")
        text.add(hexadecimal: offset)
      }
      text.add(")")
    }
  }

  /// As many registers as are known, in lines of at most 80 columns (and one for the margin).
  private func registers(
    _ registers: Registers, _ shown: ShownRegisters, to text: inout TextWriter
  ) {
    let cells = shown.registers.compactMap { register in
      registers[register.number].map { cell(register.name, $0, digitCount: shown.digitCount) }
    }
    // All cells are equally wide.
    let cellsPerLine = max(1, 80 / max(1, cells.first?.utf8.count ?? 1))
    var rest = cells[...]
    while !rest.isEmpty {
      text.styled(.detail) { $0.add(" " + rest.prefix(cellsPerLine).joined()) }
      text.endLine()
      rest = rest.dropFirst(cellsPerLine)
    }
  }

  private func cell(_ name: String, _ value: UInt64, digitCount: Int) -> String {
    var digits: [UInt8] = []
    digits.appendHexadecimal(value, digitCount: digitCount)
    let margin = String(repeating: " ", count: max(0, 7 - name.utf8.count))
    return "\(margin)\(name) = 0x\(String(decoding: digits, as: UTF8.self))"
  }
}
