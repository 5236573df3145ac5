import Bytes

/// Puts the lines of one microdump together.
struct LineReader {
  private var microdump = Microdump()
  private var damageCount = 0
  /// Of lines there can be one of, those that were there.
  private var seen: Set<UInt8> = []

  /// - Parameter offset: of the line that begins the microdump.
  init(beginningAt offset: UInt64) {
    microdump.offset = offset
  }

  /// Whether a line that no log has marked is one of a microdump: of those that are mostly numbers.
  static func isPlausible(_ line: ArraySlice<UInt8>) -> Bool {
    switch MicrodumpLine(line) {
    case .product, .processType, .gpu, nil: false
    default: true
    }
  }

  /// - Parameter isTagged: the log says that the line is the crashing process's own.
  mutating func read(_ message: ArraySlice<UInt8>, at offset: UInt64, isTagged: Bool) {
    guard MicrodumpLine.hasLetter(message) else { return }
    guard let line = MicrodumpLine(message) else {
      if isTagged || Self.looksDamaged(message) { noteDamage(message, at: offset) }
      return
    }
    switch line {
    case .stack(let address, let piece):
      let isKept = add(piece.bytes, at: address)
      if piece.isCut || !isKept { noteDamage(message, at: offset) }
    case .mapping(let mapping):
      if microdump.mappings.count < Self.mappingLimit {
        microdump.mappings.append(mapping)
      } else {
        noteDamage(message, at: offset)
      }
    default:
      // Text of another program may look like ours; the first is the likeliest to be.
      guard let letter = message.first,
        seen.insert(letter).inserted || line.isStackBounds
      else { return }
      microdump.take(line)
    }
  }

  /// A line of numbers whose first one is whole.
  private static func looksDamaged(_ message: ArraySlice<UInt8>) -> Bool {
    var fields = LineFields(message.dropFirst(2))
    return "SCM".utf8.contains(message.first ?? 0) && fields.number() != nil
  }

  /// Android's largest processes map a thousand files.
  private static let mappingLimit = 1 << 14
  /// Breakpad writes one piece; every line that is lost makes another.
  private static let stackLimit = 1 << 12
  /// More are counted, not told.
  private static let damageLimit = 100

  private mutating func noteDamage(_ message: ArraySlice<UInt8>, at offset: UInt64) {
    damageCount += 1
    guard damageCount <= Self.damageLimit else { return }
    let text = LineFields.text(message.prefix(40))
    microdump.problems.append(
      Microdump.Problem(
        message: "a line is cut short, damaged or one too many: \"\(text)\"", offset: offset))
  }

  /// False when there are too many pieces.
  private mutating func add(_ bytes: [UInt8], at address: UInt64) -> Bool {
    if let last = microdump.stack.last, last.address &+ UInt64(last.bytes.count) == address {
      microdump.stack[microdump.stack.count - 1].bytes += bytes
    } else {
      guard microdump.stack.count < Self.stackLimit else { return false }
      microdump.stack.append(Microdump.StackPiece(address: address, bytes: bytes))
    }
    return true
  }

  /// - Parameter isWhole: the line that ends a microdump was there.
  consuming func finish(isWhole: Bool) -> Microdump {
    if damageCount > Self.damageLimit {
      note("\(damageCount - Self.damageLimit) more lines are cut short, damaged or too many")
    }
    if !isWhole { note("the line that ends the microdump is missing: others may be, too") }
    if microdump.system == nil { note("no line says on which system and CPU it happened (O)") }
    if microdump.context.isEmpty { note("the line with the registers is missing (C)") }
    if microdump.mappings.isEmpty { note("there are no lines with modules (M)") }
    noteMissingStack()
    return microdump
  }

  private mutating func noteMissingStack() {
    let byteCount = microdump.stack.reduce(0) { $0 + UInt64($1.bytes.count) }
    let announced = microdump.stackBounds?.byteCount
    if byteCount == 0 {
      note("there are no lines with the stack (S)")
    } else if let announced, byteCount < announced {
      note("of the \(announced) bytes of the stack, \(byteCount) are there")
    }
  }

  private mutating func note(_ sentence: String) {
    microdump.problems.append(Microdump.Problem(message: sentence, offset: microdump.offset))
  }
}

extension MicrodumpLine {
  /// Its letter is that of the pieces of the stack, which have been seen when it was lost.
  fileprivate var isStackBounds: Bool {
    if case .stackBounds = self { true } else { false }
  }
}

extension Microdump {
  fileprivate mutating func take(_ line: MicrodumpLine) {
    switch line {
    case .product(let text): product = text == "UNKNOWN:0.0.0.0" ? nil : text.nonEmpty
    case .system(let system): self.system = system
    case .processType(let text): processType = text.known
    case .reason(let reason): self.reason = reason
    case .gpu(let text): gpu = text.known
    case .freeSpace(let space): freeSpace = space
    case .stackBounds(let bounds): stackBounds = stackBounds ?? bounds
    case .context(let context): self.context = ByteView(context.bytes)
    case .stack, .mapping: break
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }

  /// What Breakpad writes of what nobody told it.
  fileprivate var known: String? { self == "UNKNOWN" ? nil : nonEmpty }
}
