import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting
import Synchronization

/// Replaces the words of stacks that are neither addresses of stacks or code nor small numbers, as
/// Breakpad's `sanitize_stacks` does, by its pattern or one like it.
struct WordFilter: Sendable {
  private let counts: WordCounts
  private let stacks: AddressRanges
  /// Where other addresses that are kept lead to.
  private let code: [AddressRanges]
  private let masks: [UInt64]
  private let states: ProcessorStates
  private let byteOrder: ByteOrder
  private let wordByteCount: UInt64
  private let pattern: [UInt8]
  /// Of words of 64 bits that are less than their own address.
  private let lowPattern: [UInt8]

  /// Numbers up to this are kept, and down to its negative: counts, flags, file descriptors.
  private static let smallest: UInt64 = 4096

  /// - Parameter wordByteCount: 4 or 8.
  init(
    _ snapshot: DumpSnapshot, _ map: ProcessMap, wordByteCount: UInt64, _ counts: WordCounts
  ) {
    self.counts = counts
    self.wordByteCount = wordByteCount
    let architecture = snapshot.systemInfo?.record.architecture
    stacks = map.stacks
    // A text of 32 bits may be an address in any large image.
    code = wordByteCount == 4 && map.knowsCode ? [map.code] : [map.code, map.images]
    byteOrder = snapshot.dump.byteOrder
    let narrow = Self.pattern(for: architecture)
    pattern =
      wordByteCount == 4
      ? Self.bytes(of: narrow, byteOrder)
      : Self.bytes(of: UInt64(narrow) << 32 | UInt64(narrow), byteOrder)
    lowPattern = wordByteCount == 4 ? pattern : Self.bytes(of: UInt64(narrow), byteOrder)
    states = ProcessorStates(of: architecture)
    masks = Self.masks(architecture, snapshot.crashpad?.addressMask)
  }

  /// Half a word of 64 bits: Breakpad's pattern, or, on MIPS, where that reads as a call (`jal`) and
  /// stacks can be run, its digits one place further, which are no call on any CPU.
  static func pattern(for architecture: ProcessorArchitecture?) -> UInt32 {
    architecture == .mips || architecture == .mips64 ? 0xdefa_ced0 : 0x0def_aced
  }

  private static func bytes<Number: FixedWidthInteger & BitwiseCopyable>(
    of number: Number, _ order: ByteOrder
  ) -> [UInt8] {
    var builder = ByteBuilder(order)
    builder.append(number)
    return builder.bytes
  }

  /// The bits of a word that are an address: return addresses of arm64 are signed in those above.
  private static func masks(_ architecture: ProcessorArchitecture?, _ told: UInt64?) -> [UInt64] {
    let isARM64 = architecture == .arm64 || architecture == .arm64Old
    let usual: [UInt64] = isARM64 ? [1 << 39 - 1, 1 << 47 - 1, 1 << 48 - 1] : []
    return [.max] + usual + (told.map { [~$0] } ?? [])
  }

  /// `piece` with its words replaced when it is read.
  func sanitized(_ piece: MemorySnapshot) -> MemorySnapshot {
    MemorySnapshot(address: piece.address, byteCount: piece.byteCount) { offset, byteCount in
      bytes(of: piece, at: offset, byteCount: UInt64(clamping: byteCount))
    }
  }

  private func bytes(of piece: MemorySnapshot, at offset: UInt64, byteCount: UInt64) -> ByteView {
    // Whole words of the process, as far as the piece has them.
    let head = min(offset, (piece.address &+ offset) % wordByteCount)
    let end = min(piece.byteCount, offset &+ byteCount &+ wordByteCount)
    let start = offset - head
    let read = piece.read(start, Int(clamping: end &- start))
    var words: [UInt8] = []
    words.reserveCapacity(read.byteCount)
    var position: UInt64 = 0
    while position < UInt64(read.byteCount) {
      let isOfBefore = position < head
      let misaligned = (piece.address &+ start &+ position) % wordByteCount
      let length = min(wordByteCount - misaligned, UInt64(read.byteCount) - position)
      let isOfAfter = position >= head &+ byteCount
      append(
        read.clampedSlice(at: position, byteCount: length),
        of: piece.address &+ start &+ position, isCounted: !isOfBefore && !isOfAfter, to: &words)
      position += length
    }
    return ByteView(words).clampedSlice(at: head, byteCount: byteCount)
  }

  /// The word as it is, or its replacement; what is only a part of a word is zeros.
  private func append(
    _ bytes: ByteView, of address: UInt64, isCounted: Bool, to words: inout [UInt8]
  ) {
    guard UInt64(bytes.byteCount) == wordByteCount, let word = word(bytes) else {
      words.append(contentsOf: repeatElement(0, count: bytes.byteCount))
      return
    }
    let isKept = isKept(word)
    if isCounted {
      counts.all.add(1, ordering: .relaxed)
      counts.replaced.add(isKept ? 0 : 1, ordering: .relaxed)
    }
    if isKept {
      words.append(contentsOf: bytes.bytes)
    } else {
      // Walkers take a word for a saved frame pointer only when it leads upwards.
      words += word < address ? lowPattern : pattern
    }
  }

  /// The number in four or eight bytes.
  private func word(_ bytes: ByteView) -> UInt64? {
    guard wordByteCount == 4 else { return try? bytes.load(at: 0, byteOrder) }
    let word: UInt32? = try? bytes.load(at: 0, byteOrder)
    return word.map { UInt64($0) }
  }

  private func isKept(_ word: UInt64) -> Bool {
    if isSmall(word) { return !isCharacter(word) }
    if states.contains(word) { return true }
    if masks.contains(where: { stacks.contains(word & $0) }) { return true }
    if wordByteCount == 4, word.isPairOfUTF16 { return false }
    // A call may be the last instruction there is.
    return masks.contains { mask in
      code.contains { $0.contains(word & mask) || $0.contains((word &- 1) & mask) }
    }
  }

  private func isSmall(_ word: UInt64) -> Bool {
    let negative: UInt64 = wordByteCount == 4 ? 1 << 32 &- word : 0 &- word
    return word <= Self.smallest || negative <= Self.smallest
  }

  /// Whether a text of wide characters (`wchar_t` of Linux) may consist of such words.
  private func isCharacter(_ word: UInt64) -> Bool {
    wordByteCount == 4 && (0x20...0x7e).contains(word)
  }
}
