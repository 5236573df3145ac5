public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

extension MappedFile: ResidentBytes {
  public func release(_ bytes: UnsafeRawBufferPointer) {
    unsafe advise(MADV_DONTNEED, bytes)
  }

  public func expect(_ access: ByteAccess, of bytes: UnsafeRawBufferPointer) {
    switch access {
    case .scattered: unsafe advise(MADV_RANDOM, bytes)
    case .sequential: unsafe advise(MADV_SEQUENTIAL, bytes)
    }
  }

  /// The kernel takes whole pages, and only of this mapping: others' pages may hold their data.
  private func advise(_ advice: Int32, _ bytes: UnsafeRawBufferPointer) {
    let pageMask = UInt(sysconf(Int32(_SC_PAGESIZE))) &- 1
    let mapping = addresses
    let start = UInt(bitPattern: bytes.baseAddress)
    let first = max(start, mapping.lowerBound) & ~pageMask
    let end = min(start &+ UInt(bytes.count), mapping.upperBound)
    if first < end {
      unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), advice)
    }
  }
}
