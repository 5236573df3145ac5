import Bytes

/// Tells names that Swift's runtime must not see: it bounds neither its time nor its memory, and ends
/// the process when a generic parameter is marked as a pack where no signature is.
///
/// A name says again what it has said, by references to parts, which may have some themselves: two
/// hundred characters can mean a gigabyte. Parts are numbered as they end, and what a part says stands
/// in front of its end. So a part means at most the characters in front of the first reference to it,
/// and the parts of lower numbers that are referred to there.
struct SwiftNameCheck {
  private struct Reference {
    var offset: Int
    /// Which part is said.
    var number: Int
    var count: Int
  }

  /// In characters of mangled names; the text has some times as many.
  private static let limit = 1_000_000

  private let name: ByteView
  private var position: Int
  /// How often parts are said again.
  private var referenceCount = 0
  /// Kept when they are to be weighed: few names have enough of them.
  private var references: [Reference] = []
  private let keepsReferences: Bool
  /// More than these no name has; their weights are found by comparing each with each.
  private static let referenceLimit = 1024
  /// Marks of private declarations, which look like references: 32 digits behind "33_".
  private var markCount = 0
  private static let markLimit = 3

  static func passes(_ name: ByteView) -> Bool {
    var check = Self(name, keepsReferences: false)
    guard check.readReferences() else { return false }
    // Each can double all, at most.
    let count = check.referenceCount
    if count < 16, name.byteCount << count <= limit { return true }
    check = Self(name, keepsReferences: true)
    return check.readReferences() && check.weight <= limit
  }

  private init(_ name: ByteView, keepsReferences: Bool) {
    self.name = name
    self.keepsReferences = keepsReferences
    // Behind the beginning, whose letter is none of the standard library's.
    position = (name.firstOffset(ofByte: UInt8(ascii: "$")) ?? 0) + 2
  }

  // MARK: - What the references mean

  private var weight: Int {
    var weights: [Int: Int] = [:]
    var firstOffsets: [Int: Int] = [:]
    for reference in references where firstOffsets[reference.number] == nil {
      firstOffsets[reference.number] = reference.offset
    }
    for (number, end) in firstOffsets.sorted(by: { $0.key < $1.key }) {
      weights[number] = sum(of: weights, from: end) { $0.offset < end && $0.number < number }
    }
    return sum(of: weights, from: name.byteCount) { _ in true }
  }

  private func sum(
    of weights: [Int: Int], from start: Int, _ counts: (Reference) -> Bool
  ) -> Int {
    references.reduce(start) { sum, reference in
      guard counts(reference) else { return sum }
      let weight = (weights[reference.number] ?? 0).multipliedReportingOverflow(by: reference.count)
      let total = sum.addingReportingOverflow(weight.partialValue)
      return weight.overflow || total.overflow ? .max / 2 : min(total.partialValue, .max / 2)
    }
  }

  // MARK: - Where they are

  /// False when there are too many, or marks of packs.
  private mutating func readReferences() -> Bool {
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): skipIdentifier(beginning: byte)
      case UInt8(ascii: "S"): readStandardType()
      case UInt8(ascii: "A"): readRun()
      case UInt8(ascii: "R") where isPackMark: return false
      default: break
      }
      guard references.count <= Self.referenceLimit else { return false }
    }
    return true
  }

  /// `Rv` and `RV`, of which the first letter was read.
  private var isPackMark: Bool {
    name[position].map { $0 | 0x20 } == UInt8(ascii: "v")
  }

  private mutating func next() -> UInt8? {
    guard let byte = name[position] else { return nil }
    position += 1
    return byte
  }

  /// A number, of which the first digit was read.
  private mutating func number(_ first: UInt8) -> Int {
    var value = Int(first & 15)
    while let digit = name[position], digit &- 0x30 < 10 {
      value = min(value * 10 + Int(digit & 15), 1 << 16)
      position += 1
    }
    return value
  }

  /// A name of the program with its length in front. With `_` behind it, a number is none.
  private mutating func skipIdentifier(beginning digit: UInt8) {
    let byteCount = number(digit)
    guard byteCount <= name.byteCount - position, byteCount > 0 else { return }
    if name[position] != UInt8(ascii: "_") {
      position += byteCount
    } else if byteCount == 33, markCount < Self.markLimit,
      isMark(at: position + 1)
    {
      markCount += 1
      position += byteCount
    }
  }

  private func isMark(at start: Int) -> Bool {
    (start..<start + 32).allSatisfy { index in
      let digit = name[index] ?? 0
      return digit &- 0x30 < 10 || digit &- 0x41 < 6
    }
  }

  private mutating func add(_ reference: Reference) {
    referenceCount += reference.count
    if keepsReferences { references.append(reference) }
  }

  /// `Si` is Int, `S3i` three of them.
  private mutating func readStandardType() {
    guard let byte = next(), byte &- 0x30 < 10 else { return }
    // A dozen characters, as often.
    add(Reference(offset: 12, number: -1, count: number(byte)))
    position += 1
  }

  /// `A`, then small letters and a capital one for parts, each with how often if more than once; or a
  /// number and `_` for a part beyond the alphabet.
  private mutating func readRun() {
    var count = -1
    while let byte = next() {
      let offset = position
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): count = number(byte)
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        add(Reference(offset: offset, number: Int(byte - 0x61), count: max(1, count)))
        count = -1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        add(Reference(offset: offset, number: Int(byte - 0x41), count: max(1, count)))
        return
      case UInt8(ascii: "_"):
        add(Reference(offset: offset, number: count + 27, count: 1))
        return
      default: return
      }
    }
  }
}
