import Bytes
import MinidumpFormat
import MinidumpReading

/// Where the parts of a raw dump go: through a format, piece by piece, to a sink.
struct RawOutput {
  let dump: Minidump
  let shownBytes: RawDump.ShownBytes
  /// What the system information says, by which registers are read.
  let architecture: ProcessorArchitecture?
  /// Where the parts of the processor state behind contexts lie, if the dump says it.
  let extendedStateConfiguration: ExtendedStateRecord?
  private var format: any RawFormat
  private(set) var sink: any ByteSink
  /// Why the sink takes no more.
  private(set) var failure: (any Error)?
  /// What of the file something in it points to.
  var references = FileReferences()
  /// What may still be said of things that others point to.
  var allowance: RawAllowance

  /// What was found wrong while the part that is open was said, as far as there is room.
  private var problems: [MinidumpError] = []
  private var untoldCount = 0
  /// A thousand broken names are told by the first of them.
  private static let problemLimit = 64

  /// What is written is sent in pieces of about this size.
  private static let pieceByteCount = 1 << 16

  init(
    of dump: Minidump, _ format: RawDump.Format, _ shownBytes: RawDump.ShownBytes,
    to sink: any ByteSink
  ) {
    self.dump = dump
    self.shownBytes = shownBytes
    self.sink = sink
    architecture = (try? dump.stream(SystemInfo.self))?.architecture
    extendedStateConfiguration = (try? dump.stream(MiscInfo.self))?.extendedState
    switch format {
    case .text: self.format = RawText()
    case .json(let isPretty): self.format = RawJSON(isPretty: isPretty)
    }
    allowance = RawAllowance(of: dump)
  }

  /// Whether there is any use in going on.
  var isOpen: Bool { failure == nil }

  /// Remembers something broken for ``problems(_:)``.
  mutating func note(_ problem: MinidumpError) {
    if problems.count < Self.problemLimit {
      problems.append(problem)
    } else {
      untoldCount += 1
    }
  }

  mutating func takeProblems() -> [MinidumpError] {
    defer { problems = [] }
    return problems
  }

  /// How many problems there was no room for.
  mutating func takeUntoldCount() -> Int {
    defer { untoldCount = 0 }
    return untoldCount
  }

  /// Sends what is left.
  mutating func finish() {
    format.finish()
    send()
  }

  private mutating func sendPiece() {
    if format.byteCount >= Self.pieceByteCount { send() }
  }

  private mutating func send() {
    let bytes = format.takeBytes()
    guard isOpen, !bytes.isEmpty else { return }
    do {
      try sink.append(ByteView(bytes))
    } catch {
      failure = error
    }
  }
}

extension RawOutput {
  mutating func object(
    _ name: String, meaning: String? = nil, isLine: Bool = false,
    _ content: (inout RawOutput) -> Void
  ) {
    format.open(isLine ? .line : .object, name, meaning: meaning)
    content(&self)
    format.close()
  }

  /// An object for each of `elements`, which `content` fills.
  mutating func list<Elements: Sequence>(
    _ name: String, _ elements: Elements, isLine: Bool = false,
    _ content: (inout RawOutput, Elements.Element) -> Void
  ) {
    format.open(.list, name, meaning: nil)
    for element in elements {
      guard isOpen else { break }
      format.open(isLine ? .line : .object, nil, meaning: nil)
      content(&self, element)
      format.close()
      sendPiece()
    }
    format.close()
  }

  /// A list of texts.
  mutating func texts(_ name: String, _ texts: some Sequence<String>) {
    format.open(.list, name, meaning: nil)
    for text in texts {
      guard isOpen else { break }
      format.value(.text(text), nil, meaning: nil)
      sendPiece()
    }
    format.close()
  }

  mutating func value(_ name: String, _ value: RawValue, meaning: String? = nil) {
    format.value(value, name, meaning: meaning)
  }

  mutating func value(_ name: String, _ text: String?) {
    if let text { value(name, .text(text)) }
  }

  mutating func count(_ name: String, _ count: Int, meaning: String? = nil) {
    value(name, .count(count), meaning: meaning)
  }

  /// A place in the file.
  mutating func offset(_ name: String, _ offset: UInt64?) {
    if let offset { count(name, Int(clamping: offset)) }
  }

  mutating func value(
    _ name: String, _ number: (some FixedWidthInteger)?, meaning: String? = nil
  ) {
    if let number { value(name, .number(RawNumber(number)), meaning: meaning) }
  }

  /// An area of the file: how long it is and where, and as much of it as is to be shown.
  mutating func bytes(_ name: String, _ view: ByteView) {
    references.note(view, in: dump)
    guard !view.isEmpty else { return }
    let shown = view.clampedSlice(at: 0, byteCount: UInt64(shownBytes.limit))
    guard !shown.isEmpty, allowance.affords(shown.byteCount) else {
      return object(name, isLine: true) { output in
        output.count("byteCount", view.byteCount)
        output.offset("offset", view.fileOffset)
      }
    }
    format.openBytes(name, byteCount: view.byteCount, offset: view.fileOffset)
    for position in stride(from: 0, to: shown.byteCount, by: 1 << 14) where isOpen {
      let piece = shown.clampedSlice(at: UInt64(position), byteCount: 1 << 14)
      format.addBytes(piece.bytes, at: position)
      sendPiece()
    }
    format.closeBytes()
  }
}
