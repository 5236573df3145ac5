public import Bytes
public import MinidumpFormat

// Facebook's own streams, known only by LLVM's names for them: texts that a zero may end.

/// Android's log.
public struct FacebookLogcat: TextStream {
  public static let type = StreamType.facebookLogcat
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// What the application says of itself, as JSON text.
public struct FacebookAppCustomData: TextStream {
  public static let type = StreamType.facebookAppCustomData
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// The application's version.
public struct FacebookAppVersionName: TextStream {
  public static let type = StreamType.facebookAppVersionName
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// The stack of the Java code.
public struct FacebookJavaStack: TextStream {
  public static let type = StreamType.facebookJavaStack
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// Facts about Android's virtual machine.
public struct FacebookDalvikInfo: TextStream {
  public static let type = StreamType.facebookDalvikInfo
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// What did not work while the dump was written.
public struct FacebookDumpErrorLog: TextStream {
  public static let type = StreamType.facebookDumpErrorLog
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// What state the application was in.
public struct FacebookAppStateLog: TextStream {
  public static let type = StreamType.facebookAppStateLog
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// Why the application ended itself.
public struct FacebookAbortReason: TextStream {
  public static let type = StreamType.facebookAbortReason
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

/// The name of the thread that crashed.
public struct FacebookThreadName: TextStream {
  public static let type = StreamType.facebookThreadName
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view.untilZero
  }
}

extension ByteView {
  /// The bytes before the first zero.
  fileprivate var untilZero: ByteView {
    let end = unsafe withUnsafeBytes { unsafe $0.firstIndex(of: 0) } ?? byteCount
    return clampedSlice(at: 0, byteCount: UInt64(end))
  }
}
