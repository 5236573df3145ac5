import Bytes
import DWARF
import NativeSymbols

/// Writes call-frame information as STACK CFI records.
struct CallFrameText: Sendable {
  let frames: FrameList
  let architecture: DumpArchitecture
  let baseAddress: UInt64

  /// How many functions are written at a time.
  static let chunkCount = 2048

  /// The records of some of ``FrameList/places``.
  func text(of range: Range<Int>) -> ByteView {
    let sections = frames.sections.map(\.withOwnOwner)
    var block = CallFrameBlockText(architecture, sections, baseAddress: baseAddress)
    var cursors = sections.map { RowCursor($0) }
    var entries = sections.map { FrameDescriptionReader($0) }
    for index in range {
      let place = frames.places[index]
      if place.section < sections.count {
        guard let entry = entries[place.section].description(at: place.offset) else { continue }
        append(place, entry, sections[place.section], &cursors[place.section], &block)
      } else if let rules = frames.exceptionIndex?.rules(ofEntry: place.offset) {
        block.append(rules, from: place.start, to: place.end)
      }
    }
    return block.finish()
  }

  private func append(
    _ place: FrameList.Place, _ entry: FrameDescriptionEntry,
    _ section: borrowing CallFrameSection, _ rows: inout RowCursor,
    _ block: inout CallFrameBlockText
  ) {
    rows.begin(entry)
    block.begin(entry.common, section: place.section)
    while rows.next(), rows.row.start < place.end {
      if case .expression = rows.row.cfa, let table = StubTable(rows.row.cfa, in: copy section) {
        table.forEachStretch(from: rows.row.start, to: min(rows.row.end, place.end)) { start, cfa in
          block.add(start, cfa, rows.row.registers)
        }
      } else {
        block.add(rows.row.start, rows.row.cfa, rows.row.registers)
      }
    }
    block.end(at: min(rows.row.end, place.end))
  }
}

extension CallFrameSection {
  /// The same section, for one task of several.
  fileprivate var withOwnOwner: CallFrameSection {
    var copy = self
    copy.bytes = bytes.withOwnOwner
    return copy
  }
}

/// The rule of linkers for the stubs of a procedure linkage table, each of 16 bytes: the frame is a word
/// larger once the stub has pushed its number. STACK CFI records cannot compare, so that there is one
/// for each half of a stub.
///
/// `DW_OP_breg7 8, DW_OP_breg16 0, DW_OP_lit15, DW_OP_and, DW_OP_lit11, DW_OP_ge, DW_OP_lit3,
/// DW_OP_shl, DW_OP_plus`
struct StubTable {
  private let register: UInt64
  private let smallFrame: Int64
  private let largeFrame: Int64
  private let firstLarge: UInt64

  /// Larger ones would take as many records as a whole program; nobody has them.
  private static let limit: UInt64 = 1 << 24

  init?(_ rule: FrameAddressRule, in section: CallFrameSection) {
    guard case .expression(let place) = rule, place.byteCount == 11,
      let code = try? section.bytes.slice(at: place.offset, byteCount: 11).bytes,
      (0x70...0x8f).contains(code[0]), (0x70...0x8f).contains(code[2]), code[3] == 0,
      code[4...5] == [0x3f, 0x1a], (0x30...0x3f).contains(code[6]), code[7] == 0x2a,
      (0x30...0x34).contains(code[8]), code[9...] == [0x24, 0x22], code[1] < 0x40
    else { return nil }
    register = UInt64(code[0] - 0x70)
    smallFrame = Int64(code[1])
    largeFrame = smallFrame + (1 << Int64(code[8] - 0x30))
    firstLarge = UInt64(code[6] - 0x30)
  }

  /// Calls `body` with where each stretch begins, and its rule.
  func forEachStretch(
    from start: UInt64, to end: UInt64, _ body: (UInt64, FrameAddressRule) -> Void
  ) {
    guard end > start, end - start <= Self.limit else { return }
    var address = start
    while address < end {
      let isLarge = address & 15 >= firstLarge
      body(address, .register(register, plus: isLarge ? largeFrame : smallFrame))
      address = (address & ~15) + (isLarge ? 16 : firstLarge)
    }
  }
}
