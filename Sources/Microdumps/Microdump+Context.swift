public import Bytes
import MinidumpWriting

extension Microdump {
  /// Of the registers and the stack, and so of a minidump made of them: big-endian for MIPS CPUs that
  /// are, which the flags at the beginning of the context show.
  public var byteOrder: ByteOrder {
    let isMIPS = system?.architecture.hasPrefix("mips") ?? false
    return isMIPS && context[0] == 0 ? .bigEndian : .littleEndian
  }

  /// AArch64's context as Breakpad laid it out first, and its Linux client does to this day.
  var hasOldContext: Bool {
    (context[3] ?? 0) & 0x80 != 0
  }

  var contextSnapshot: ContextSnapshot? {
    guard !context.isEmpty else { return nil }
    guard system?.architecture == "x86_64", context.byteCount == Self.longestContext else {
      return ContextSnapshot(bytes: context)
    }
    let missing = [UInt8](repeating: 0, count: Self.amd64ContextByteCount - context.byteCount)
    return ContextSnapshot(bytes: ByteView(context.bytes + missing))
  }

  /// Breakpad cuts its lines off behind 2,047 characters, and with them every amd64 context: what is
  /// missing are upper halves of vector registers.
  private static let longestContext = 1022
  private static let amd64ContextByteCount = 1232
}
