/// Goes through the debugging information entries of a unit in the file's order.
///
/// One task uses a cursor; any number of tasks may each have their own over the same unit.
///
/// ```swift
/// var entries = unit.entries()
/// while let entry = entries.next() {
///   if entry.tag == .subprogram {
///     entries.readAttributes(of: entry) { name, value in … }
///   } else {
///     entries.skipAttributes(of: entry)
///   }
/// }
/// ```
public struct EntryCursor: Sendable {
  /// Where the entry begins that ``next()`` gave last, in the section.
  public private(set) var entryOffset: Int
  /// How many entries are open above the next one.
  public private(set) var depth = 0
  /// Whether the entries could not be understood to their end.
  public var isBroken: Bool { cursor.isBroken }

  var cursor: DWARFCursor
  let table: AbbreviationTable
  let encoding: UnitEncoding
  let unitOffset: Int

  /// - Parameter offset: of an entry, in the section.
  init(_ unit: DWARFUnit, at offset: Int) {
    let header = unit.header
    cursor = DWARFCursor(
      unit.file.sections.info, at: offset, end: header.end, order: header.encoding.order)
    table = unit.abbreviations
    encoding = header.encoding
    unitOffset = header.offset
    entryOffset = offset
  }

  /// The next entry, whose attributes must be read or skipped before this is called again; nil behind
  /// the last.
  @inline(__always)
  public mutating func next() -> Abbreviation? {
    while !cursor.isAtEnd {
      entryOffset = cursor.offset
      let code = cursor.unsignedLEB()
      if code == 0 {
        depth -= 1
        continue
      }
      guard let place = table.place(ofCode: code) else { break }
      let entry = table.entries[place]
      if entry.hasChildren { depth += 1 }
      return entry
    }
    if !cursor.isAtEnd { cursor.fail() }
    return nil
  }

  /// Passes over the attributes of the entry.
  @inline(__always)
  public mutating func skipAttributes(of entry: Abbreviation) {
    let start = Int(entry.stepStart)
    for index in start..<start + Int(entry.stepCount) {
      cursor.skip(table.steps[index], encoding)
    }
  }

  /// Passes over the entry and, where it says where its next sibling is, over those below it.
  ///
  /// - Returns: whether those below were passed over.
  @discardableResult
  public mutating func skipTree(of entry: Abbreviation) -> Bool {
    guard entry.hasChildren, entry.siblingOffset >= 0 else {
      skipAttributes(of: entry)
      return false
    }
    let start = cursor.offset
    cursor.skip(Int(entry.siblingOffset))
    let sibling = unitOffset + Int(cursor.number(UInt32.self))
    guard !cursor.isBroken, sibling > cursor.offset else {
      cursor.move(to: start)
      skipAttributes(of: entry)
      return false
    }
    cursor.move(to: sibling)
    depth -= 1
    return true
  }

  /// Hands the attributes of the entry over, in their order.
  @inline(__always)
  public mutating func readAttributes(
    of entry: Abbreviation, _ body: (DWARFAttribute, AttributeValue) -> Void
  ) {
    let start = Int(entry.attributeStart)
    for index in start..<start + Int(entry.attributeCount) {
      let specification = table.attributes[index]
      body(specification.name, cursor.value(specification, encoding))
      if cursor.isBroken { return }
    }
  }
}
