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
  public var isReleasable: Bool { owner is any ResidentBytes }

  /// Lets go of the memory of the view's bytes, if its owner can fetch them again.
  ///
  /// The view stays valid, and so do all others of the same bytes.
  public func releaseMemory() {
    unsafe withUnsafeBytes { bytes in
      unsafe (owner as? any ResidentBytes)?.release(bytes)
    }
  }

  /// Tells the owner how the view's bytes are going to be read.
  public func expect(_ access: ByteAccess) {
    unsafe withUnsafeBytes { bytes in
      unsafe (owner as? any ResidentBytes)?.expect(access, of: bytes)
    }
  }
}
