import Bytes

/// Goes through the rows of functions, one after the other, in bounded memory.
///
/// ```swift
/// var rows = RowCursor(frames.section)
/// for entry in frames.entries {
///   rows.begin(entry)
///   while rows.next() { use(rows.row) }
/// }
/// ```
public struct RowCursor: Sendable {
  /// The row that ``next()`` came to.
  public private(set) var row = UnwindRow()
  /// Whether an instruction could not be understood, from where on there are no rows.
  public private(set) var isBroken = false

  private let section: CallFrameSection
  private var machine: RowMachine
  private var location: UInt64 = 0
  private var end: UInt64 = 0
  private var isDone = true
  private var commonOffset: Int?

  public init(_ section: CallFrameSection) {
    self.section = section
    machine = RowMachine(section)
  }

  /// Goes to a function, before its first row.
  public mutating func begin(_ entry: FrameDescriptionEntry) {
    isBroken = false
    if commonOffset != entry.common.offset {
      commonOffset = entry.common.offset
      machine.begin(entry.common)
      runCommonInstructions(entry.common)
    }
    location = entry.start
    end = entry.end
    isDone = isBroken
    row.start = entry.start
    machine.begin(entry, &row)
  }

  private mutating func runCommonInstructions(_ common: CommonInformationEntry) {
    var initial = UnwindRow()
    while !machine.isAtEnd {
      // A common part that advances means nothing.
      if machine.step(&initial, at: 0) != .goesOn { isBroken = true }
      if isBroken { break }
    }
    machine.setInitial(initial)
    if isBroken { commonOffset = nil }
  }

  /// Goes to the next row, which has addresses; false behind the last one.
  public mutating func next() -> Bool {
    guard !isDone else { return false }
    row.start = location
    while !machine.isAtEnd {
      switch machine.step(&row, at: location) {
      case .goesOn: continue
      case .fails:
        isDone = true
        isBroken = true
        return false
      case .advances(let address):
        guard address > location else { continue }
        location = address
        isDone = address >= end
        row.end = min(address, end)
        return true
      }
    }
    isDone = true
    row.end = end
    return row.end > row.start
  }

  /// Goes to the row of an address of the function; false when there is none.
  public mutating func advance(to address: UInt64) -> Bool {
    while next() {
      if row.end > address { return row.start <= address }
    }
    return false
  }
}
