public import Bytes
public import MinidumpFormat

/// `/proc/PID/stat`: numbers about the process, in one line.
public struct LinuxProcStat: TextStream {
  public static let type = StreamType.linuxProcStat
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// The process's number, its name, its state ("S") and 49 more, as `man proc_pid_stat` lists them.
  ///
  /// The name, which may have blanks and parentheses in it, is without the parentheses around it.
  public var fields: [String] {
    let line = text
    guard let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")"), open < close
    else { return Self.words(line[...]) }
    let name = line[line.index(after: open)..<close]
    return Self.words(line[..<open]) + [String(name)]
      + Self.words(line[line.index(after: close)...])
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { $0.isWhitespace || $0 == "\0" }.map(String.init)
  }
}

/// `/proc/uptime`: for how many seconds the machine has run, and its processors have been idle.
public struct LinuxProcUptime: TextStream {
  public static let type = StreamType.linuxProcUptime
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// In seconds; of all processors together, the idle time may be longer than the machine runs. Nil
  /// where there is no number.
  public var seconds: (running: Double?, idle: Double?) {
    let words = text.split { $0.isWhitespace || $0 == "\0" }.prefix(2).map { Double($0) }
    return (words.first ?? nil, words.dropFirst().first ?? nil)
  }
}

/// `/proc/PID/fd`: the open files of the process, as a text.
public struct LinuxProcFD: TextStream {
  public static let type = StreamType.linuxProcFD
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}

/// The mark by which LLDB knows dumps it wrote itself; nothing is in it.
public struct LLDBGenerated: MinidumpStream {
  public static let type = StreamType.lldbGenerated
  /// Empty, as LLDB writes it.
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}
