/// A place bytes are sent to, one piece behind the other, never back: memory, a file, a pipe.
public protocol ByteSink {
  /// Why bytes could not be taken; its description is a sentence.
  associatedtype Failure: Error

  /// Takes all of `bytes`, or says why it cannot.
  mutating func append(_ bytes: ByteView) throws(Failure)
}

/// A sink that keeps everything in memory.
public struct ArraySink: ByteSink, Sendable {
  /// What has been sent so far.
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func append(_ more: ByteView) throws(Never) {
    unsafe more.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }
}
