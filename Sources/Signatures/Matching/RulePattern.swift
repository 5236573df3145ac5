/// A pattern of a rule: text in which `*` stands for anything, also nothing, and `\` before a `*`
/// takes that from it.
struct RulePattern: Sendable {
  /// What has to be there, in order; between two of them anything may be.
  private let pieces: [[UInt8]]

  init(_ text: some Sequence<UInt8>) {
    var pieces: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in text {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      if byte == UInt8(ascii: "*"), !isEscaped {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
      isEscaped = false
    }
    self.pieces = pieces
  }

  /// What a name must begin with; empty when that does not matter.
  var beginning: [UInt8] { pieces[0] }

  /// Whether the whole of `name` is as the pattern says. Takes as many steps as the lengths of both,
  /// multiplied, at most.
  func matches(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.starts(with: pieces[0]) else { return false }
    guard pieces.count > 1, let last = pieces.last else { return name.count == pieces[0].count }
    var rest = name.dropFirst(pieces[0].count)
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let place = rest.firstIndex(of: piece) else { return false }
      rest = rest[(place + piece.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}

extension ArraySlice<UInt8> {
  /// Where `piece` begins the first time; at once when it is empty.
  fileprivate func firstIndex(of piece: [UInt8]) -> Int? {
    guard let first = piece.first else { return startIndex }
    guard count >= piece.count else { return nil }
    return (startIndex...(endIndex - piece.count)).first {
      self[$0] == first && self[$0...].starts(with: piece)
    }
  }
}
