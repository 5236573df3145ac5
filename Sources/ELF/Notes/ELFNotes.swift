public import Bytes

/// A note: a piece of information with an owner, in a section or a segment of notes.
public struct ELFNote: Sendable {
  /// Who defines the type: `GNU`, `Go`, `stapsdt`.
  public var owner: String
  /// What kind of note of this owner it is.
  public var type: UInt32
  /// What it says.
  public var contents: ByteView
}

/// Notes that lie one behind the other.
struct NoteReader: Sequence, IteratorProtocol {
  private let bytes: ByteView
  private let order: ByteOrder
  private let alignment: Int
  private var offset = 0

  /// - Parameter alignment: of names and contents: 4, or 8 where a segment or section asks for it.
  init(_ bytes: ByteView, _ order: ByteOrder, alignment: UInt64) {
    self.bytes = bytes
    self.order = order
    self.alignment = alignment == 8 ? 8 : 4
  }

  mutating func next() -> ELFNote? {
    guard let head = try? bytes.record(NoteRecord.self, at: offset, order) else { return nil }
    let nameStart = offset + NoteRecord.byteCount
    let start = aligned(nameStart + Int(head.nameByteCount))
    guard let name = try? bytes.slice(at: nameStart, byteCount: Int(head.nameByteCount)),
      let contents = try? bytes.slice(at: start, byteCount: Int(head.contentByteCount))
    else { return nil }
    offset = aligned(start + Int(head.contentByteCount))
    return ELFNote(owner: ELFStrings(name).text(at: 0), type: head.type, contents: contents)
  }

  private func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) & ~(alignment - 1)
  }
}
