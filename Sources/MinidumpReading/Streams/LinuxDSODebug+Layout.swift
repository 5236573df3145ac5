import Bytes
import MinidumpFormat

extension LinuxDSODebug {
  /// Which records a stream is made of.
  public enum Layout: Sendable, Hashable, CaseIterable {
    /// Of a 32-bit process: 24 bytes, and 12 for a library.
    case bits32
    /// Of a 64-bit process, with the gaps that C compilers make: 40 bytes, and 24 for a library.
    /// Breakpad writes so.
    case bits64
    /// Of a 64-bit process without gaps: 36 bytes, and 20 for a library. minidump-writer and
    /// sentry-native write so.
    case bits64Packed
  }
}

extension LinuxDSODebug.Layout {
  /// The layout of the stream in `view`.
  ///
  /// The copy of the program's `.dynamic` that follows the header ends with DT_NULL, and this it does
  /// in one layout only: their headers' lengths differ by less than an entry of it. Without such an
  /// end, addresses that make sense tell, and then which header leaves room for whole entries.
  init(of view: ByteView, in dump: Minidump) {
    self.init(
      of: view, on: (try? dump.stream(SystemInfo.self))?.architecture,
      claiming: dump.streams.claimedByteCount(of: view), dump.byteOrder)
  }

  /// The layout that readers see in a stream.
  ///
  /// - Parameters:
  ///   - architecture: nil where the dump does not say it.
  ///   - byteCount: how long the directory says the stream is.
  package init(
    of view: ByteView, on architecture: ProcessorArchitecture?, claiming byteCount: Int,
    _ order: ByteOrder
  ) {
    let possible: [Self] =
      architecture.map { $0.isFor32Bits ? [.bits32] : [.bits64, .bits64Packed] } ?? Self.bySize
    if let ended = possible.first(where: { $0.endsDynamicSection(of: view) }) {
      self = ended
      return
    }
    let aligned: LinuxDSODebug64Record? = try? view.record(at: 0, order)
    if possible.contains(.bits64), let aligned, Self.isPlausible(aligned) {
      self = .bits64
    } else {
      self =
        possible.first { $0.leavesWholeEntries(of: byteCount) }
        ?? (possible.contains(.bits64Packed) ? .bits64Packed : .bits32)
    }
  }

  /// The narrow entries are halves of the wide ones and so are looked for last.
  private static let bySize: [Self] = [.bits64, .bits64Packed, .bits32]

  /// Whether a stream of so many bytes is a header and entries of `.dynamic`, or none.
  private func leavesWholeEntries(of byteCount: Int) -> Bool {
    byteCount >= headerByteCount && (byteCount - headerByteCount) % (2 * wordByteCount) == 0
  }

  /// Whether whole entries of `.dynamic`, a tag and a value each, fill the stream, the last DT_NULL.
  private func endsDynamicSection(of view: ByteView) -> Bool {
    let tagOffset = view.byteCount - 2 * wordByteCount
    guard view.byteCount > headerByteCount, leavesWholeEntries(of: view.byteCount) else {
      return false
    }
    return (0..<wordByteCount).allSatisfy { view[tagOffset + $0] == 0 }
  }

  /// In a packed record, this one's linker base is made of halves of two addresses.
  private static func isPlausible(_ record: LinuxDSODebug64Record) -> Bool {
    record.linkerBase & 0xfff == 0
      && [record.breakpoint, record.linkerBase, record.dynamic].allSatisfy { $0 >> 56 == 0 }
  }

  package var wordByteCount: Int { self == .bits32 ? 4 : 8 }

  var headerByteCount: Int {
    switch self {
    case .bits32: LinuxDSODebug32Record.byteCount
    case .bits64: LinuxDSODebug64Record.byteCount
    case .bits64Packed: LinuxDSODebug64PackedRecord.byteCount
    }
  }

  var mapByteCount: Int {
    switch self {
    case .bits32: LinuxLinkMap32Record.byteCount
    case .bits64: LinuxLinkMap64Record.byteCount
    case .bits64Packed: LinuxLinkMap64PackedRecord.byteCount
    }
  }
}

extension LinuxDSODebug {
  /// The header of any layout, with its numbers widened.
  static func header(
    _ view: ByteView, _ layout: Layout, _ order: ByteOrder
  ) throws(MinidumpError) -> LinuxDSODebug64Record {
    var wide = LinuxDSODebug64Record()
    switch layout {
    case .bits32:
      let head: LinuxDSODebug32Record = try head(view, "Linux DSO debug", order)
      (wide.version, wide.mapOffset, wide.count) = (head.version, head.mapOffset, head.count)
      wide.breakpoint = UInt64(head.breakpoint)
      wide.linkerBase = UInt64(head.linkerBase)
      wide.dynamic = UInt64(head.dynamic)
    case .bits64:
      wide = try head(view, "Linux DSO debug", order)
    case .bits64Packed:
      let head: LinuxDSODebug64PackedRecord = try head(view, "Linux DSO debug", order)
      (wide.version, wide.mapOffset, wide.count) = (head.version, head.mapOffset, head.count)
      wide.breakpoint = head.breakpoint
      wide.linkerBase = head.linkerBase
      wide.dynamic = head.dynamic
    }
    return wide
  }
}
