public import Bytes

/// What a function is called.
public struct FunctionNames: Sendable {
  /// The name the linker knows, mangled in most languages: DW_AT_linkage_name.
  public var linkageName: ByteView?
  /// The name in the source, without what it lies in: DW_AT_name.
  public var name: ByteView?
  /// The function's declaration, or itself where it has none: what lies around that qualifies the name.
  var declaration: EntryPlace
}

/// An entry in whatever file it lies.
struct EntryPlace {
  var unit: DWARFUnit
  var offset: Int
}

extension DWARFUnit {
  /// The names of the function that an entry describes or refers to, through DW_AT_abstract_origin and
  /// DW_AT_specification, to other units and to the file of dwz too.
  ///
  /// - Parameter offset: of the entry, in the section.
  public func functionNames(at offset: Int) -> FunctionNames {
    let start = EntryPlace(unit: self, offset: offset)
    var search = NameSearch(start)
    return search.run(from: start)
  }
}

extension DWARFUnit {
  /// Where the function is described that an inlined call is of, or a piece of code; the entry itself
  /// where it refers to no other one of this unit.
  ///
  /// - Parameter offset: of the entry, in the section.
  public func origin(ofEntryAt offset: Int) -> Int {
    var entries = self.entries(from: offset)
    guard let entry = entries.next() else { return offset }
    var origin: AttributeValue?
    entries.readAttributes(of: entry) { if $0 == .abstractOrigin { origin = $1 } }
    guard let place = origin.flatMap(reference), !place.isSupplementary,
      place.offset >= header.entriesOffset, place.offset < header.end
    else { return offset }
    return place.offset
  }
}

/// Follows an entry to those that name it.
private struct NameSearch {
  /// More than chains are long: an inlined call, the abstract function, its declaration.
  static let stepLimit = 8

  private var names: FunctionNames
  private var waiting: [EntryPlace] = []

  init(_ start: EntryPlace) {
    names = FunctionNames(linkageName: nil, name: nil, declaration: start)
  }

  mutating func run(from start: EntryPlace) -> FunctionNames {
    visit(start)
    var steps = 1
    while let place = waiting.popLast(), steps < Self.stepLimit {
      visit(place)
      steps += 1
    }
    return names
  }

  private mutating func visit(_ place: EntryPlace) {
    var entries = place.unit.entries(from: place.offset)
    guard let entry = entries.next() else { return }
    var origin: AttributeValue?
    var specification: AttributeValue?
    entries.readAttributes(of: entry) { name, value in
      switch name {
      case .linkageName, .mipsLinkageName:
        if names.linkageName == nil { names.linkageName = place.unit.string(value) }
      case .name: if names.name == nil { names.name = place.unit.string(value) }
      case .abstractOrigin: origin = value
      case .specification: specification = value
      default: break
      }
    }
    // The entry that has no further one is the declaration, in whose surroundings the name was given.
    names.declaration = place
    guard names.linkageName == nil || names.name == nil else { return }
    for value in [origin, specification] {
      if let value, let next = place.unit.place(value) { waiting.append(next) }
    }
  }
}

extension DWARFUnit {
  /// The entry that a value refers to, in this unit, another one or the file of dwz.
  func place(_ value: AttributeValue) -> EntryPlace? {
    guard let reference = reference(value) else { return nil }
    let isHere =
      !reference.isSupplementary
      && (header.entriesOffset..<max(header.entriesOffset, header.end)).contains(reference.offset)
    if isHere { return EntryPlace(unit: self, offset: reference.offset) }
    let other = reference.isSupplementary ? file.supplementary : file
    guard let other, let header = other.header(containing: reference.offset),
      reference.offset >= header.entriesOffset, let unit = other.unit(header)
    else { return nil }
    return EntryPlace(unit: unit, offset: reference.offset)
  }
}
