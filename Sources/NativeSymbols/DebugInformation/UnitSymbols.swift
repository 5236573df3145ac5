import Bytes
import DWARF

/// A unit, read once: its functions, what was inlined into them, and its lines.
final class UnitSymbols: Sendable {
  private let unit: DWARFUnit
  /// The unit that has the entries: the same, or its split half.
  private let described: DWARFUnit
  let code: UnitCode
  let map: RangeMap
  let lines: LineTable?
  private let texts: UnitTexts

  init(_ unit: DWARFUnit, described: DWARFUnit, texts: UnitTexts) {
    self.unit = unit
    self.texts = texts
    self.described = described
    code = UnitCode(described)
    map = RangeMap(code)
    lines = unit.lineTable()
  }

  /// About how many bytes of memory this takes.
  var residentByteCount: Int {
    code.residentByteCount + map.residentByteCount + (lines?.residentByteCount ?? 0)
      + described.abbreviations.residentByteCount
  }

  /// The function at an address and the calls inlined there, innermost first, the function last; empty
  /// where the unit has no function.
  func scopes(at address: UInt64) -> [Int] {
    var chain: [Int] = []
    var index = map[address] ?? -1
    while index >= 0 {
      chain.append(index)
      index = Int(code.scopes[index].parent)
    }
    return chain
  }

  /// Where the function begins that an address belongs to; nil without one.
  func functionStart(at address: UInt64) -> UInt64? {
    scopes(at: address).last.flatMap { range(ofScope: $0, around: address) }?.start
  }

  /// The range of a scope that an address lies in.
  func range(ofScope index: Int, around address: UInt64) -> AddressRange? {
    code.ranges(of: code.scopes[index]).first { $0.start <= address && address < $0.end }
  }

  /// The row of the line that an address belongs to.
  func row(at address: UInt64) -> LineRow? { lines?.row(at: address) }

  /// What a scope is called.
  func name(ofScope index: Int) -> String? {
    let scope = code.scopes[index]
    // A function may have a name of its own: that of one of a constructor's several forms.
    let offset =
      scope.isInlined ? described.origin(ofEntryAt: scope.entryOffset) : scope.entryOffset
    // Entries of split units lie in files of their own, whose offsets mean something else.
    guard described === unit else { return name(ofEntryAt: offset) }
    return texts.name(ofEntryAt: offset) { name(ofEntryAt: offset) }
  }

  private func name(ofEntryAt offset: Int) -> String? {
    let names = described.functionNames(at: offset)
    if let linkageName = names.linkageName { return linkageName.text }
    guard let name = names.name else { return nil }
    guard !described.isInCLanguage else { return name.text }
    let around = code.qualification(of: names, in: described)
    return around.isEmpty ? name.text : (around + [name]).map(\.text).joined(separator: "::")
  }

  /// The path of a source file, by its number.
  func path(ofFile number: UInt32) -> String? {
    texts.path(ofFile: number, unitOffset: unit.header.offset) {
      lines?.path(ofFile: number, compilationDirectory: unit.compilationDirectory)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// From where a scope was called.
  func call(ofScope index: Int) -> (file: UInt32, line: UInt32, column: UInt32) {
    let scope = code.scopes[index]
    return (scope.callFile, scope.callLine, scope.callColumn)
  }
}

extension ByteView {
  /// The bytes as text; what is not UTF-8 in them is replaced.
  var text: String {
    unsafe withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
