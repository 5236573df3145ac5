import Bytes
import ELF
import Symbols

/// Arm's exception tables: for each function, how it is left.
///
/// They hold for places behind a function's beginning and before its end, which is where calls are.
///
/// Source: Exception Handling ABI for the Arm Architecture, "Index table entries".
package struct ARMExceptionIndex: Sendable {
  private let file: ELFFile
  private let bytes: ByteView
  private let address: UInt64
  /// How many functions, or stretches of them, are told of.
  package let count: Int

  /// Nil without such tables.
  package init?(_ file: ELFFile) {
    guard file.machine == .arm, file.addressByteCount == 4 else { return nil }
    if let section = file.sections.first(where: { $0.type == .armExceptionIndex }) {
      (bytes, address) = (file.rawContents(of: section), section.address)
    } else if file.sections.isEmpty,
      let segment = file.segments.first(where: { $0.type == .armExceptionIndex })
    {
      (bytes, address) = (file.contents(of: segment), segment.address)
    } else {
      return nil
    }
    self.file = file
    count = bytes.byteCount / Self.entryByteCount
    if count == 0 { return nil }
  }

  private static let entryByteCount = 8

  /// How the function at an address is left; nil where nothing says so.
  package func rules(at address: UInt64) -> CFIRules? {
    index(before: address).flatMap(rules(ofEntry:))
  }

  /// How the functions of an entry are left; nil where it does not say so.
  ///
  /// `EXIDX_CANTUNWIND` does not mean that there is no caller: linkers write it behind functions whose
  /// compiler was not asked for tables.
  package func rules(ofEntry index: Int) -> CFIRules? {
    guard let word = word(index, 1), word != 1 else { return nil }
    var instructions: ARMUnwindBytes?
    if word & 0x8000_0000 != 0 {
      instructions = ARMUnwindBytes(compact: word) { _ in nil }
    } else {
      let place = target(of: word, at: self.address &+ UInt64(index * 8 + 4))
      instructions = ARMUnwindBytes(in: file.bytes(atAddress: place), file.byteOrder)
    }
    return instructions.flatMap { ARMUnwinding.rules($0.bytes) }
  }

  /// The address that an entry holds from, up to where the next one begins; nil behind the last entry.
  package func start(ofEntry index: Int) -> UInt64? {
    // Bit 0 tells that it is Thumb code.
    word(index, 0).map { target(of: $0, at: address &+ UInt64(index * 8)) & ~1 }
  }

  /// The last entry that begins at or before an address.
  private func index(before address: UInt64) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      guard let start = start(ofEntry: middle) else { return nil }
      if start <= address { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private func word(_ index: Int, _ column: Int) -> UInt32? {
    try? bytes.load(at: index * Self.entryByteCount + column * 4, file.byteOrder)
  }

  /// R_ARM_PREL31: 31 bits with a sign, relative to where they lie.
  private func target(of word: UInt32, at place: UInt64) -> UInt64 {
    let distance = Int64(Int32(bitPattern: word << 1) >> 1)
    return (place &+ UInt64(bitPattern: distance)) & 0xffff_ffff
  }
}

/// The instructions by which a function is left, one behind the other.
struct ARMUnwindBytes {
  private(set) var bytes: [UInt8] = []

  /// An entry of the exception table: of a model of Arm's, or with a personality routine and the data
  /// that GCC's and Clang's begin with.
  init?(in entry: ByteView, _ order: ByteOrder) {
    guard let first: UInt32 = try? entry.load(at: 0, order) else { return nil }
    guard first & 0x8000_0000 == 0 else {
      self.init(compact: first) { try? entry.load(at: 4 * $0, order) }
      return
    }
    guard let second: UInt32 = try? entry.load(at: 4, order) else { return nil }
    self.init()
    append(second, byteCount: 3)
    appendWords(Int(second >> 24)) { try? entry.load(at: 4 + 4 * $0, order) }
  }

  /// Models 0, 1 and 2 of Arm's: three bytes, or two and as many words as the third says.
  ///
  /// - Parameter word: the further words, from 1 on.
  init?(compact first: UInt32, word: (Int) -> UInt32?) {
    self.init()
    switch first >> 24 & 0xf {
    case 0: append(first, byteCount: 3)
    case 1, 2:
      append(first, byteCount: 2)
      appendWords(Int(first >> 16 & 0xff), word)
    default: return nil
    }
  }

  private init() {}

  private mutating func appendWords(_ count: Int, _ word: (Int) -> UInt32?) {
    for index in 0..<count {
      guard let word = word(index + 1) else { return }
      append(word, byteCount: 4)
    }
  }

  private mutating func append(_ word: UInt32, byteCount: UInt32) {
    for index in (0..<byteCount).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: word >> (8 * index)))
    }
  }
}
