import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// Leaves of contexts the general registers, and of these those that are no text.
struct RegisterFilter: Sendable {
  private let architecture: ProcessorArchitecture?
  private let byteOrder: ByteOrder
  private let isFor32Bits: Bool
  private let pattern: UInt64
  /// Where addresses lead that may look like text.
  private let kept: [AddressRanges]

  init(_ snapshot: DumpSnapshot, _ map: ProcessMap) {
    architecture = snapshot.systemInfo?.record.architecture
    byteOrder = snapshot.dump.byteOrder
    isFor32Bits = snapshot.dump.isFor32Bits
    let pattern = UInt64(WordFilter.pattern(for: architecture))
    self.pattern = pattern << 32 | pattern
    kept = [map.stacks, map.code, map.images, AddressRanges(Self.crashSites(snapshot))]
  }

  /// Around the addresses that an exception tells of anyway: a report explains them by registers.
  private static func crashSites(
    _ snapshot: DumpSnapshot
  ) -> [(address: UInt64, byteCount: UInt64)] {
    let exceptions = ([snapshot.exception].compactMap(\.self) + snapshot.furtherExceptions)
      .map(\.record.exception)
    let addresses = exceptions.flatMap { exception in
      [exception.address]
        + exception.parameters.array.prefix(Int(clamping: exception.parameterCount))
    }
    return addresses.map { ($0 - min($0, 4096), 8192) }
  }

  /// `context` with zeros for what is no general register; nil when nobody can read it.
  func sanitized(
    _ context: ContextSnapshot, as architecture: ProcessorArchitecture? = nil
  ) -> ContextSnapshot? {
    let view = ByteView(context.encoded(byteOrder))
    guard let registers = try? CPUContext(view, byteOrder, architecture ?? self.architecture) else {
      return nil
    }
    return ContextSnapshot(bytes: ByteView(sanitized(view, registers)))
  }

  /// `exception` with such registers, and with zeros for the parameters it does not have.
  func sanitized(_ exception: ExceptionSnapshot) -> ExceptionSnapshot {
    var exception = exception
    // An empty context says that there are no registers, and no context those of the thread.
    exception.context = exception.context.map {
      sanitized($0) ?? ContextSnapshot(bytes: .empty)
    }
    let count = Int(clamping: exception.record.exception.parameterCount)
    for index in exception.record.exception.parameters.indices where index >= count {
      exception.record.exception.parameters[index] = 0
    }
    return exception
  }

  private func sanitized(_ view: ByteView, _ registers: CPUContext) -> [UInt8] {
    let shape = ContextShape(registers)
    var bytes = [UInt8](repeating: 0, count: shape.byteCount)
    for range in shape.kept {
      bytes.replaceSubrange(range, with: view.padded(range))
    }
    let start = shape.flagsOffset + (shape.flagsByteCount == 8 && byteOrder == .bigEndian ? 4 : 0)
    let flags = number(ByteView(bytes).padded(start..<start + 4))
    bytes.replaceSubrange(
      start..<start + 4,
      with: encoded(flags & ~UInt64(shape.lost.rawValue), byteCount: 4))
    for range in shape.wordRanges {
      let word = number(view.padded(range))
      let rest = isKept(word, of: registers, shape) ? word : pattern
      bytes.replaceSubrange(range, with: encoded(rest, byteCount: range.count))
    }
    return bytes
  }

  private func isKept(_ word: UInt64, of registers: CPUContext, _ shape: ContextShape) -> Bool {
    let isText =
      word.readsAsText(byteCount: shape.wordByteCount)
      // Registers of 32 bits in the lower halves of wider ones.
      || isFor32Bits && (word & 0xffff_ffff).readsAsText(byteCount: 4)
    return !isText || [registers.programCounter, registers.stackPointer].contains(word)
      || kept.contains { $0.contains(isFor32Bits ? word & 0xffff_ffff : word) }
  }

  private func number(_ bytes: [UInt8]) -> UInt64 {
    let inOrder = byteOrder == .bigEndian ? bytes : bytes.reversed()
    return inOrder.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func encoded(_ number: UInt64, byteCount: Int) -> [UInt8] {
    let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    return byteOrder == .bigEndian ? bytes.reversed() : bytes
  }
}

extension ByteView {
  /// The bytes in `range`, with zeros where there are none.
  fileprivate func padded(_ range: Range<Int>) -> [UInt8] {
    let bytes = clampedSlice(at: UInt64(range.lowerBound), byteCount: UInt64(range.count)).bytes
    return bytes + [UInt8](repeating: 0, count: range.count - bytes.count)
  }
}
