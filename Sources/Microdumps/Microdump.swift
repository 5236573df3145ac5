public import Bytes
import MinidumpFormat

/// A crash as Breakpad writes it into a log: the crashed thread's registers and stack, and the
/// modules, as lines of text.
///
/// ```swift
/// if let crash = Microdump.all(in: log).first {
///   let bytes = try MinidumpWriter(byteOrder: crash.byteOrder).bytes(of: crash)
/// }
/// ```
///
/// A microdump is a `ProcessSnapshot`. What the log did not bring is nil or empty; what it brought
/// damaged is told in ``problems``. The lines: `Docs/Formats/Microdump.md`.
public struct Microdump: Sendable {
  /// `V`: "WebView:48.0.2564.106"; nil for "UNKNOWN:0.0.0.0".
  public internal(set) var product: String?
  /// `O`: operating system and CPU.
  public internal(set) var system: System?
  /// `P`: "browser", "webview"; nil for "UNKNOWN".
  public internal(set) var processType: String?
  /// `R`: the signal; older writers do not tell.
  public internal(set) var reason: Reason?
  /// `G`: version, vendor and renderer, between bars; nil for "UNKNOWN".
  public internal(set) var gpu: String?
  /// `H`: what is free of a 32-bit address space.
  public internal(set) var freeSpace: FreeSpace?
  /// `S 0`: where the stack is.
  public internal(set) var stackBounds: StackBounds?
  /// `S`: pieces of the stack without gaps, as many as the log brought.
  public internal(set) var stack: [StackPiece] = []
  /// `C`: the CPU context of a minidump, as it lay in the process's memory; empty without the line.
  public internal(set) var context = ByteView.empty
  /// `M`: the executable mappings of files, the program itself first.
  public internal(set) var mappings: [Mapping] = []
  /// In the log: of the first byte of the line that begins the microdump.
  public internal(set) var offset: UInt64 = 0
  /// What is damaged or missing, in the order of the log.
  public internal(set) var problems: [Problem] = []

  /// The line that begins a microdump, behind whatever the log put before it.
  public static let beginning = "-----BEGIN BREAKPAD MICRODUMP-----"
  /// The line that ends one.
  public static let ending = "-----END BREAKPAD MICRODUMP-----"

  /// Whether a microdump begins somewhere in these bytes, which may be UTF-8 or UTF-16.
  public static func begins(in log: ByteView) -> Bool {
    LogEncoding.ofMicrodump(in: log) != nil
  }

  /// The most microdumps that are looked for in a log.
  public static let countLimit = 1000

  /// Every microdump that begins in a log, in the order in which they do; the first ``countLimit``.
  public static func all(in log: ByteView) -> [Microdump] {
    var reader = LogReader()
    guard let (encoding, start) = LogEncoding.ofMicrodump(in: log) else { return [] }
    for line in LogLines(in: log, encoding, around: start) {
      reader.read(line)
    }
    return reader.finish()
  }
}

extension Microdump {
  /// Operating system and CPU.
  public struct System: Hashable, Sendable {
    /// "L" Linux, "A" Android.
    public var platform: String
    /// Of the process: "arm", "arm64", "x86", "x86_64", "mips", "mips64".
    public var architecture: String
    /// How many CPUs the machine has.
    public var processorCount: UInt8
    /// Of the machine, as `uname -m` says it: "armv8l".
    public var hardware: String
    /// Android's build fingerprint, or release and version as `uname` says them.
    public var build: String
  }

  /// Why the process ended.
  public struct Reason: Hashable, Sendable {
    /// Of the signal; 0xffffffff when the dump was asked for.
    public var signal: UInt32
    /// "SIGSEGV".
    public var name: String
    /// `si_addr`.
    public var address: UInt64
  }

  /// What is free of the address space.
  public struct FreeSpace: Hashable, Sendable {
    /// From the lowest mapping to the end of the highest below the stack.
    public var lowAddress, highAddress: UInt64
    /// How many gaps between mappings; 65,535 stands for more.
    public var holeCount: UInt64
    /// Of the largest gap.
    public var largestByteCount: UInt64
    /// Of all gaps.
    public var byteCount: UInt64
  }

  /// Where the stack is, by the line in front of its bytes.
  public struct StackBounds: Hashable, Sendable {
    /// Of the crashed thread.
    public var stackPointer: UInt64
    /// Of the first byte that follows: the page of the stack pointer.
    public var address: UInt64
    /// How much follows.
    public var byteCount: UInt64
  }

  /// A piece of the stack.
  public struct StackPiece: Hashable, Sendable {
    /// Of the first byte.
    public var address: UInt64
    /// As they lay in the process's memory.
    public var bytes: [UInt8]
  }

  /// An executable mapping of a file.
  public struct Mapping: Hashable, Sendable {
    /// Of the first byte.
    public var address: UInt64
    /// Where the mapping begins in its file: not 0 for a library inside an APK.
    public var fileOffset: UInt64
    /// How long the mapping is.
    public var byteCount: UInt64
    /// 32 digits of a GUID, made of the first 16 bytes of the build id, and the age, which is 0.
    public var identifier: String
    /// Without its folder.
    public var name: String
  }

  /// Something that is damaged or missing.
  public struct Problem: Hashable, Sendable {
    /// A sentence about what it is.
    public var message: String
    /// In the log: of the line's first byte.
    public var offset: UInt64
  }

  /// What else the lines tell, in words, for who looks at the crash.
  public var facts: [(name: String, value: String)] {
    [
      ("product", product), ("process type", processType), ("build", system?.build),
      ("hardware", system?.hardware), ("gpu", gpu), ("free address space", freeSpace?.sentence),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}

extension Microdump.FreeSpace {
  fileprivate var sentence: String {
    "\(byteCount) bytes in \(holeCount) holes, the largest of \(largestByteCount) bytes"
  }
}
