/// An owner of bytes that need not stay in memory, because it can fetch them again: a mapped file.
///
/// Owners of ``ByteView``s may conform; those who read a large view sparsely tell its owner through
/// the view, so that memory stays bounded by what is being read and not by what ever was.
public protocol ResidentBytes: AnyObject, Sendable {
  /// Lets go of the memory of these bytes, which are fetched again when they are next read.
  func release(_ bytes: UnsafeRawBufferPointer)

  /// Prepares for the way in which these bytes are going to be read.
  func expect(_ access: ByteAccess, of bytes: UnsafeRawBufferPointer)
}

/// In which order bytes are read.
public enum ByteAccess: Sendable {
  /// Here and there: reading ahead would fetch what nobody wants.
  case scattered
  /// From the first to the last.
  case sequential
}

extension ByteView {
  /// Whether the owner can fetch the bytes again: they are a mapped file's.
  public var isReleasable: Bool { residentOwner != nil }

  /// The same bytes with an owner of its own, which keeps this one's.
  ///
  /// Each copy of a view counts a reference to its owner; threads that count at one place wait for each
  /// other.
  public var withOwnOwner: ByteView {
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return self }
      return unsafe ByteView(
        base: base, byteCount: byteCount, fileOffset: fileOffset, owner: OwnerOfOwner(owner))
    }
  }

  private var residentOwner: (any ResidentBytes)? {
    var owner = owner
    while let next = owner as? OwnerOfOwner { owner = next.owner }
    return owner as? any ResidentBytes
  }

  /// Lets go of the memory of the view's bytes, if its owner can fetch them again.
  ///
  /// The view stays valid, and so do all others of the same bytes.
  public func releaseMemory() {
    unsafe withUnsafeBytes { bytes in
      unsafe residentOwner?.release(bytes)
    }
  }

  /// Tells the owner how the view's bytes are going to be read.
  public func expect(_ access: ByteAccess) {
    unsafe withUnsafeBytes { bytes in
      unsafe residentOwner?.expect(access, of: bytes)
    }
  }
}

private final class OwnerOfOwner: Sendable {
  let owner: (any AnyObject & Sendable)?

  init(_ owner: (any AnyObject & Sendable)?) {
    self.owner = owner
  }
}
