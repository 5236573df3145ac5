public import Bytes

extension ELFFile {
  /// The address of the file's first byte when it is loaded where it says: the lowest loaded
  /// segment's, down to its page. 0 without one.
  ///
  /// Less than it, an address of the file is relative to the module.
  public var baseAddress: UInt64 {
    let lowest = segments.lazy.filter { $0.type == .load }.map(\.address).min() ?? 0
    return lowest & ~(Self.pageByteCount - 1)
  }

  private static let pageByteCount: UInt64 = 4096

  /// What is loaded at an address, as far as it lies in the file and in one segment; empty when
  /// nothing is.
  public func bytes(atAddress address: UInt64, byteCount: UInt64 = .max) -> ByteView {
    if let memory { return loadedBytes(at: address, byteCount, memory) }
    for segment in segments where segment.type == .load && segment.contains(address) {
      let into = address - segment.address
      guard into < segment.byteCount else { return .empty }
      let (offset, overflow) = segment.offset.addingReportingOverflow(into)
      guard !overflow else { return .empty }
      return bytes.clampedSlice(at: offset, byteCount: min(byteCount, segment.byteCount - into))
    }
    return .empty
  }

  private func loadedBytes(
    at address: UInt64, _ byteCount: UInt64, _ memory: Memory
  ) -> ByteView {
    let base = baseAddress
    guard address >= base else { return .empty }
    return memory(address - base).clampedSlice(at: 0, byteCount: byteCount)
  }

  /// The bytes of a segment, as many as there are of them.
  public func contents(of segment: ELFSegment) -> ByteView {
    if let memory { return loadedBytes(at: segment.address, segment.byteCount, memory) }
    return bytes.clampedSlice(at: segment.offset, byteCount: segment.byteCount)
  }
}
