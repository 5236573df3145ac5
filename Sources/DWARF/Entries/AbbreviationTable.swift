import Bytes

/// The abbreviations of one unit, in flat arrays; units at the same offset share a table.
public struct AbbreviationTable: Sendable {
  /// The abbreviations in the file's order.
  private(set) var entries: [Abbreviation] = []
  /// The attributes of all of them, one behind the other.
  private(set) var attributes: [AttributeSpecification] = []
  /// How entries of each are passed over.
  private(set) var steps: [SkipStep] = []
  /// Where the abbreviation with a code is in ``entries``; empty where code n is at n - 1.
  private var places: [UInt64: Int] = [:]
  private var encoding: UnitEncoding

  /// More than any compiler writes; a table that goes on is cut there.
  static let entryLimit = 1 << 16
  /// Behind how many at most a certain one is looked for: compilers put that of the unit itself first.
  static let searchLimit = 1 << 12

  /// Reads the table at an offset of `.debug_abbrev`, as far as it can be understood.
  ///
  /// - Parameter code: the last abbreviation that is needed; nil for all of them.
  init(_ section: ByteView, at offset: UInt64, encoding: UnitEncoding, upTo code: UInt64? = nil) {
    self.encoding = encoding
    var cursor = DWARFCursor(section, at: Int(clamping: offset), order: encoding.order)
    let limit = code == nil ? Self.entryLimit : Self.searchLimit
    while entries.count < limit {
      let next = cursor.unsignedLEB()
      guard next != 0, !cursor.isBroken else { return }
      guard readEntry(&cursor) else { return }
      remember(code: next)
      if next == code { return }
    }
  }

  /// Where an abbreviation is in ``entries``.
  @inline(__always)
  func place(ofCode code: UInt64) -> Int? {
    if places.isEmpty {
      return code &- 1 < UInt64(entries.count) ? Int(code &- 1) : nil
    }
    return places[code]
  }

  /// The abbreviation with a code.
  public func abbreviation(code: UInt64) -> Abbreviation? {
    place(ofCode: code).map { entries[$0] }
  }

  /// What entries of an abbreviation say, in their order.
  public func attributes(of abbreviation: Abbreviation) -> ArraySlice<AttributeSpecification> {
    let start = Int(abbreviation.attributeStart)
    return attributes[start..<start + Int(abbreviation.attributeCount)]
  }

  /// About how many bytes of memory this takes.
  public var residentByteCount: Int {
    entries.count * MemoryLayout<Abbreviation>.stride
      + attributes.count * MemoryLayout<AttributeSpecification>.stride
      + steps.count * MemoryLayout<SkipStep>.stride
  }

  /// Notes the code of the abbreviation that was read last; of several with one code the first counts.
  private mutating func remember(code: UInt64) {
    let last = entries.count - 1
    if places.isEmpty {
      guard code != UInt64(last) + 1 else { return }
      for index in 0..<last { places[UInt64(index) + 1] = index }
    }
    if places[code] == nil { places[code] = last }
  }

  private mutating func readEntry(_ cursor: inout DWARFCursor) -> Bool {
    let tag = DWARFTag(rawValue: UInt16(truncatingIfNeeded: cursor.unsignedLEB()))
    var entry = Abbreviation(
      tag: tag, hasChildren: cursor.number(UInt8.self) != 0, attributeStart: attributes.count,
      stepStart: steps.count)
    var step = SkipStep()
    while let attribute = readAttribute(&cursor) {
      append(attribute, to: &entry, &step)
    }
    steps.append(step)
    entry.attributeCount = UInt32(clamping: attributes.count - Int(entry.attributeStart))
    entry.stepCount = UInt32(clamping: steps.count - Int(entry.stepStart))
    guard !cursor.isBroken else { return false }
    entries.append(entry)
    return true
  }

  /// The next attribute; nil behind the last.
  private func readAttribute(_ cursor: inout DWARFCursor) -> AttributeSpecification? {
    let name = cursor.unsignedLEB()
    let form = DWARFForm(rawValue: UInt16(truncatingIfNeeded: cursor.unsignedLEB()))
    guard name != 0 || form.rawValue != 0 else { return nil }
    let constant = form == .implicitConstant ? cursor.signedLEB() : 0
    return AttributeSpecification(
      name: DWARFAttribute(rawValue: UInt16(truncatingIfNeeded: name)), form: form,
      constant: constant)
  }

  private mutating func append(
    _ attribute: AttributeSpecification, to entry: inout Abbreviation, _ step: inout SkipStep
  ) {
    if attribute.name == .lowPC || attribute.name == .ranges { entry.hasAddresses = true }
    let isFirstStep = steps.count == Int(entry.stepStart)
    if attribute.name == .sibling, attribute.form == .reference4, isFirstStep {
      entry.siblingOffset = Int32(clamping: step.byteCount)
    }
    attributes.append(attribute)
    if let byteCount = encoding.fixedByteCount(of: attribute.form) {
      step.byteCount &+= UInt32(byteCount)
    } else {
      step.tail = SkipStep.tail(of: attribute.form)
      steps.append(step)
      step = SkipStep()
    }
  }
}
