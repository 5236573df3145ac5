/// Bytes that someone else owns, looked at without copying them; every read is checked.
///
/// A view keeps its owner alive (a mapped file, an array's storage), so it may be stored, sent and
/// sliced freely; slices share the owner. Reading costs the same as a checked C read.
@safe
public struct ByteView: Sendable {
  /// What keeps the bytes in place: kept, never looked at.
  @usableFromInline let owner: (any AnyObject & Sendable)?
  @usableFromInline nonisolated(unsafe) let base: UnsafeRawPointer
  /// How many bytes the view shows.
  public let byteCount: Int
  /// Where the view's first byte lies in the outermost view it was cut from: a file offset.
  public let fileOffset: UInt64

  /// A view of memory that `owner` keeps in place and unchanged for as long as it lives.
  ///
  /// - Precondition: `byteCount` bytes are readable at `base`.
  @unsafe
  public init(
    base: UnsafeRawPointer, byteCount: Int, fileOffset: UInt64 = 0,
    owner: (any AnyObject & Sendable)?
  ) {
    self.owner = owner
    unsafe self.base = base
    self.byteCount = byteCount
    self.fileOffset = fileOffset
  }

  /// A view of a copy of `bytes`.
  public init(_ bytes: some Collection<UInt8>) {
    let storage = OwnedBytes(bytes)
    unsafe self.init(base: storage.base, byteCount: storage.byteCount, owner: storage)
  }

  /// A view of nothing.
  public static let empty = ByteView([])

  /// Whether the view shows no byte.
  public var isEmpty: Bool { byteCount == 0 }

  /// The byte at `offset`, or nil outside the view.
  @inlinable
  public subscript(offset: Int) -> UInt8? {
    guard offset >= 0, offset < byteCount else { return nil }
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// The number at `offset`, however it is aligned.
  @inlinable
  public func load<T: FixedWidthInteger & BitwiseCopyable>(
    _ type: T.Type = T.self, at offset: Int, _ order: ByteOrder
  ) throws(OutOfBounds) -> T {
    guard holds(MemoryLayout<T>.size, at: offset) else {
      throw outOfBounds(at: offset, byteCount: MemoryLayout<T>.size)
    }
    return order.value(of: unsafe base.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The record at `offset`.
  @inlinable
  public func record<R: Record>(
    _ type: R.Type = R.self, at offset: Int, _ order: ByteOrder
  ) throws(OutOfBounds) -> R {
    let byteCount = R.byteCount
    guard holds(byteCount, at: offset) else {
      throw outOfBounds(at: offset, byteCount: byteCount)
    }
    var record = R()
    var reader = unsafe FieldReader(base: base + offset, byteCount: byteCount, order: order)
    record.visitFields(&reader)
    return record
  }

  /// Whether `byteCount` bytes lie at `offset`; false for negative numbers.
  @inlinable
  public func holds(_ byteCount: Int, at offset: Int) -> Bool {
    offset >= 0 && byteCount >= 0 && offset <= self.byteCount
      && byteCount <= self.byteCount - offset
  }

  /// The part of the view of `byteCount` bytes at `offset`.
  @inlinable
  public func slice(at offset: Int, byteCount: Int) throws(OutOfBounds) -> ByteView {
    guard holds(byteCount, at: offset) else {
      throw outOfBounds(at: offset, byteCount: byteCount)
    }
    return unsafe ByteView(
      base: base + offset, byteCount: byteCount,
      fileOffset: fileOffset &+ UInt64(truncatingIfNeeded: offset), owner: owner)
  }

  /// As much as there is of the `byteCount` bytes at `offset`; empty when `offset` lies outside.
  @inlinable
  public func clampedSlice(at offset: UInt64, byteCount: UInt64 = .max) -> ByteView {
    let start = Int(min(offset, UInt64(self.byteCount)))
    let count = Int(min(byteCount, UInt64(self.byteCount - start)))
    return unsafe ByteView(
      base: base + start, byteCount: count,
      fileOffset: fileOffset &+ UInt64(start), owner: owner)
  }

  /// The bytes between two offsets, as far as they are there.
  package func clamped(from start: Int, to end: Int) -> ByteView {
    clampedSlice(at: UInt64(max(0, start)), byteCount: UInt64(max(0, end - start)))
  }

  /// Runs `body` on the bytes themselves, which stay valid until it returns.
  ///
  /// The pointer's subscripts are checked only in debug builds, its unaligned loads never.
  @unsafe @inlinable
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: base, count: byteCount))
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: base, count: byteCount))
  }

  @usableFromInline
  func outOfBounds(at offset: Int, byteCount: Int) -> OutOfBounds {
    let start = UInt64(max(0, offset))
    return OutOfBounds(
      offset: fileOffset &+ start,
      byteCount: UInt64(max(0, byteCount)),
      available: start > UInt64(self.byteCount) ? 0 : UInt64(self.byteCount) - start)
  }
}

extension ByteView: CustomStringConvertible {
  public var description: String {
    "\(byteCount) bytes at file offset 0x\(String(fileOffset, radix: 16))"
  }
}

/// Bytes on the heap, for views that were made from a collection.
@safe
private final class OwnedBytes: Sendable {
  nonisolated(unsafe) let base: UnsafeRawPointer
  let byteCount: Int

  init(_ bytes: some Collection<UInt8>) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, bytes.count), alignment: 16)
    unsafe buffer.copyBytes(from: bytes)
    unsafe base = UnsafeRawPointer(buffer.baseAddress!)
    byteCount = bytes.count
  }

  deinit {
    unsafe base.deallocate()
  }
}
