public import Bytes

/// The start of the stacks that Sentry's client walked, 16 bytes. The threads follow, then, at a
/// multiple of eight bytes, the frames of all of them, then the names of functions, one behind the
/// other without an end mark.
///
/// Sentry's own, written by its fork of Crashpad and read by symbolicator.
public struct SentryStackTracesHeader: Record {
  /// 1
  public var version: UInt32 = 0
  /// How many ``SentryThreadRecord``s there are.
  public var threadCount: UInt32 = 0
  /// How many ``SentryFrameRecord``s there are.
  public var frameCount: UInt32 = 0
  /// How many bytes the names of functions take together.
  public var symbolByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&threadCount)
    visitor.visit(&frameCount)
    visitor.visit(&symbolByteCount)
  }
}

/// Which frames are a thread's, 12 bytes.
public struct SentryThreadRecord: Record {
  /// As in the thread list.
  public var threadID: UInt32 = 0
  /// The index of the innermost frame, in the list of all threads' frames.
  public var firstFrame: UInt32 = 0
  /// How many frames from there on are the thread's.
  public var frameCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&threadID)
    visitor.visit(&firstFrame)
    visitor.visit(&frameCount)
  }
}

/// One frame, 16 bytes.
public struct SentryFrameRecord: Record {
  /// The address of the instruction.
  public var instructionAddress: UInt64 = 0
  /// Where the function's name begins, in bytes from the start of all names.
  public var symbolOffset: UInt32 = 0
  /// How long the name is, in bytes of UTF-8.
  public var symbolByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&instructionAddress)
    visitor.visit(&symbolOffset)
    visitor.visit(&symbolByteCount)
  }
}
