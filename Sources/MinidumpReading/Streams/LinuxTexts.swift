public import Bytes
public import MinidumpFormat

/// `/proc/cpuinfo`.
public struct LinuxCPUInfo: TextStream {
  public static let type = StreamType.linuxCPUInfo
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// "model name", "microcode" and the like, once per processor.
  public var entries: [(key: String, value: String)] { pairs(separatedBy: ":") }
}

/// `/proc/PID/status`.
public struct LinuxProcStatus: TextStream {
  public static let type = StreamType.linuxProcStatus
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// "Name", "Pid" and the like.
  public var entries: [(key: String, value: String)] { pairs(separatedBy: ":") }
}

/// `/etc/lsb-release`.
public struct LinuxLSBRelease: TextStream {
  public static let type = StreamType.linuxLSBRelease
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// "DISTRIB_ID" and the like, without the quotation marks around values.
  public var entries: [(key: String, value: String)] {
    pairs(separatedBy: "=").map { key, value in
      let isQuoted = value.count >= 2 && value.first == "\"" && value.last == "\""
      return (key, isQuoted ? String(value.dropFirst().dropLast()) : value)
    }
  }
}

/// `/proc/PID/cmdline`.
public struct LinuxCommandLine: TextStream {
  public static let type = StreamType.linuxCommandLine
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// The program and its arguments.
  public var arguments: [String] { zeroTerminatedPieces }
}

/// `/proc/PID/environ`.
public struct LinuxEnvironment: TextStream {
  public static let type = StreamType.linuxEnvironment
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// The variables, each "NAME=value".
  public var variables: [String] { zeroTerminatedPieces }
}

/// `/proc/PID/auxv`: what the kernel told the program when it began.
public struct LinuxAuxiliaryVector: TextStream, RandomAccessCollection {
  public static let type = StreamType.linuxAuxiliaryVector
  public let view: ByteView
  private let numberByteCount: Int
  private let byteOrder: ByteOrder

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
    byteOrder = dump.byteOrder
    numberByteCount = dump.isFor32Bits ? 4 : 8
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { view.byteCount / (2 * numberByteCount) }

  /// A type (AT_ENTRY and others) and its value.
  public subscript(position: Int) -> (type: UInt64, value: UInt64) {
    let offset = 2 * numberByteCount * position
    return (number(at: offset), number(at: offset + numberByteCount))
  }

  private func number(at offset: Int) -> UInt64 {
    if numberByteCount == 4 {
      let value: UInt32? = try? view.load(at: offset, byteOrder)
      return UInt64(value ?? 0)
    }
    return (try? view.load(at: offset, byteOrder)) ?? 0
  }
}

extension Minidump {
  /// Whether pointers of the process take four bytes.
  package var isFor32Bits: Bool {
    (try? stream(SystemInfo.self))?.architecture.isFor32Bits ?? false
  }
}

extension ProcessorArchitecture {
  /// Whether pointers take four bytes.
  package var isFor32Bits: Bool {
    [.x86, .arm, .mips, .ppc, .sparc, .riscv].contains(self)
  }
}
