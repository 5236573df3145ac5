public import Bytes

/// What a file is that was given as a minidump, as far as its bytes tell.
public struct InputKind: Hashable, Sendable {
  /// With an article: "an ELF core file".
  public var name: String
  /// What whoever has such a file can do, as an instruction; empty when nothing needs to be done.
  public var advice: String
  /// Where a minidump begins in it, when it is something else with one inside.
  public let minidumpOffset: Int?

  init(_ name: String, _ advice: String = "", minidumpOffset: Int? = nil) {
    self.name = name
    self.advice = advice
    self.minidumpOffset = minidumpOffset
  }

  /// A file that begins with a minidump's signature, in either byte order, and room for a header.
  public static let minidump = InputKind("a minidump")

  /// Text with a Breakpad microdump in it.
  public static let microdump = InputKind(
    "a Breakpad microdump (text from a device's log)",
    "give it to a program that reads logs, as dump-stackwalk does")

  /// What a crash reporter sends: the fields of a form and a dump, in parts.
  public static let upload = InputKind(
    "the body of an upload (MIME multipart)",
    "give it to a program that takes it apart, as dump-stackwalk does")

  /// Text in which nothing that is known was found.
  public static let text = InputKind("a text file", "check where the file came from")

  static let unknown = InputKind(
    "not a minidump, nor anything else this tool knows", "check where the file came from")

  /// How many bytes are searched for what need not stand at the beginning.
  static let searchLimit = 1 << 20

  /// Looks at the first bytes of a file, and for a dump wrapped in something at the first megabyte.
  public init(of file: ByteView) {
    if Self.beginsAsMinidump(file), file.byteCount >= Self.headerByteCount {
      self = .minidump
      return
    }
    let head = Head(file)
    self =
      Self.degenerate(head) ?? Self.executable(head)
      ?? InputSignature.all.first { head.starts(with: $0.bytes) }?.kind
      ?? Self.wrapped(head) ?? Self.text(head) ?? .unknown
  }

  private static let headerByteCount = 32

  /// `MDMP`, in either byte order.
  private static func beginsAsMinidump(_ file: ByteView) -> Bool {
    let signature = try? file.load(UInt32.self, at: 0, .littleEndian)
    return signature == 0x504d_444d || signature == 0x4d44_4d50
  }

  /// Files that hold nothing, or only the beginning of a minidump.
  private static func degenerate(_ head: Head) -> InputKind? {
    if head.byteCount == 0 {
      return InputKind("an empty file", "get the dump again; it was lost on its way")
    }
    if beginsAsMinidump(head.view) {
      return InputKind(
        "the first \(head.byteCount) bytes of a minidump, whose header alone has \(headerByteCount)",
        "get the dump again; it was cut off on its way")
    }
    if head.isAllZero {
      return InputKind(
        "a file of zeros", "get the dump again; its contents never reached the disk or the server")
    }
    return nil
  }

  /// A dump behind something else: the body of an upload, a log, a container.
  private static func wrapped(_ head: Head) -> InputKind? {
    if head.isUpload { return .upload }
    if head.hasMicrodump { return .microdump }
    // The signature with the low half of the version, which no minidump lacks.
    guard let offset = head.offset(of: [0x4d, 0x44, 0x4d, 0x50, 0x93, 0xa7]) else { return nil }
    let isRequest = head.offset(of: "Content-Disposition:") != nil
    return InputKind(
      (isRequest ? "an upload (MIME multipart)" : "a file of another kind")
        + " with a minidump in it, which begins at offset \(offset)",
      "cut it out with: tail -c +\(offset + 1) FILE > dump.dmp", minidumpOffset: offset)
  }
}
