public import Bytes

extension StabilityReport {
  /// One of Chromium's processes.
  public struct Process: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// The system's number of the process.
    public var id: Int64? { message.signed(3) }
    /// What the process is for. Until 2023.
    public var kind: Kind? {
      message.unsigned(5).map { Kind(rawValue: UInt32(truncatingIfNeeded: $0)) }
    }
    /// Those of interest, Chromium's own. Until 2023.
    public var modules: some Sequence<Module> { message.messages(1).lazy.map(Module.init) }
    /// Until 2023.
    public var threads: some Sequence<Thread> { message.messages(2).lazy.map(Thread.init) }
    /// On Windows.
    public var memory: Memory? { message.message(4)?.message(1).map(Memory.init) }
    /// Values with names. Until 2023.
    public var data: some Sequence<Entry> { message.messages(6).lazy.map(Entry.init) }
    /// How many files were open, where the system is no Windows.
    public var openFileCount: UInt64? { message.message(7)?.message(1)?.unsigned(1) }
    /// How many handles were open, on Windows.
    public var openHandleCount: UInt64? { message.message(7)?.message(2)?.unsigned(1) }

    /// What a process is for.
    public struct Kind: OpenCode {
      public var rawValue: UInt32

      public init(rawValue: UInt32) {
        self.rawValue = rawValue
      }

      /// `UNKNOWN_PROCESS`
      public static let unknown = Self(rawValue: 0)
      /// `BROWSER_PROCESS`
      public static let browser = Self(rawValue: 1)
      /// `WATCHER_PROCESS`
      public static let watcher = Self(rawValue: 2)
    }
  }

  /// The memory of a process, on Windows.
  public struct Memory: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// In pages of 4 KiB.
    public var privatePageCount: UInt64? { message.unsigned(1) }
    /// In pages of 4 KiB.
    public var peakWorkingSetPageCount: UInt64? { message.unsigned(2) }
    /// In pages of 4 KiB.
    public var peakPagefilePageCount: UInt64? { message.unsigned(3) }
    /// How many bytes were asked for when there was no more memory.
    public var failedAllocationByteCount: UInt64? { message.unsigned(4) }
    /// How many handles were open. Later in ``Process/openHandleCount``.
    public var handleCount: UInt64? { message.unsigned(5) }
  }

  /// A module of a process, under the names Breakpad uses.
  public struct Module: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// Where the module is loaded in the process.
    public var baseAddress: Int64? { message.signed(1) }
    /// How much of the address space it takes.
    public var byteCount: Int64? { message.signed(2) }
    /// The module's path or name.
    public var codeFile: String? { message.text(3) }
    /// The code identifier in text.
    public var codeIdentifier: String? { message.text(4) }
    /// The name of the file with debug information.
    public var debugFile: String? { message.text(5) }
    /// The debug identifier in text.
    public var debugIdentifier: String? { message.text(6) }
    /// As the module's version information says it.
    public var version: String? { message.text(7) }
    /// By how many bytes the module was made smaller so as not to overlap another.
    public var shrinkDownDelta: Int64? { message.signed(8) }
    /// Whether the module was no longer loaded.
    public var isUnloaded: Bool? { message.flag(9) }
  }

  /// A named value: an entry of a map.
  public struct Entry: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// What the value is called.
    public var key: String? { message.text(1) }
    /// What is called so.
    public var value: Value? { message.message(2).flatMap(Value.init) }
  }

  /// A value of one of several types: `TypedValue`.
  public enum Value: Sendable {
    case bytes(ByteView)
    /// Bytes that stayed in the process: their address, and how many they are.
    case bytesReference(address: UInt64, byteCount: Int64)
    case text(String)
    /// A text that stayed in the process: its address, and how many bytes it has.
    case textReference(address: UInt64, byteCount: Int64)
    case character(String)
    case flag(Bool)
    case signed(Int64)
    case unsigned(UInt64)
  }
}

extension StabilityReport.Value {
  /// The value in a `TypedValue`, of several the last; nil when it has none that is known.
  fileprivate init?(_ message: ProtobufMessage) {
    var last: ProtobufField?
    for field in message where (1...8).contains(field.number) {
      last = field
    }
    switch (last?.number, last?.value) {
    case (1, .bytes(let bytes)): self = .bytes(bytes)
    case (2, .bytes(let bytes)): self = Self.reference(bytes, Self.bytesReference)
    case (3, .bytes(let bytes)): self = .text(ProtobufMessage.text(bytes))
    case (4, .bytes(let bytes)): self = Self.reference(bytes, Self.textReference)
    case (5, .bytes(let bytes)): self = .character(ProtobufMessage.text(bytes))
    case (6, .varint(let value)): self = .flag(value != 0)
    case (7, .varint(let value)): self = .signed(Int64(bitPattern: value))
    case (8, .varint(let value)): self = .unsigned(value)
    default: return nil
    }
  }

  private static func reference(_ bytes: ByteView, _ make: (UInt64, Int64) -> Self) -> Self {
    let message = ProtobufMessage(bytes)
    return make(message.unsigned(1) ?? 0, message.signed(2) ?? 0)
  }
}
