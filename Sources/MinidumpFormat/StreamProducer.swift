/// Who gave a kind of stream its number, and so says what lies in it.
public enum StreamProducer: String, Sendable, Hashable, CaseIterable {
  /// DbgHelp's MINIDUMP_STREAM_TYPE, which all others keep to.
  case microsoft = "Microsoft"
  /// The error reporting of Windows CE, inside Microsoft's numbers.
  case windowsCE = "Windows CE"
  /// Wine's `dbghelp`, inside Microsoft's numbers.
  case wine = "Wine"
  /// "Gg"
  case breakpad = "Breakpad"
  /// "CP"
  case crashpad = "Crashpad"
  /// "Kk"
  case chromium = "Chromium"
  /// "Mz"
  case mozilla = "Mozilla"
  /// "Sy"
  case sentry = "Sentry"
  /// "LLDB", a single number.
  case lldb = "LLDB"
  /// Numbers that read as words in hexadecimal.
  case facebook = "Facebook"

  /// The numbers it gives out, of which it may have used few; nil where it has only single ones, or
  /// some inside another's range.
  ///
  /// Microsoft reserves 16 bits; the others put two letters, or 0xface, into the high half.
  public var reservedNumbers: ClosedRange<UInt32>? {
    switch self {
    case .microsoft: 0...0xffff
    case .breakpad: 0x4767_0000...0x4767_ffff
    case .crashpad: 0x4350_0000...0x4350_ffff
    case .chromium: 0x4b6b_0000...0x4b6b_ffff
    case .mozilla: 0x4d7a_0000...0x4d7a_ffff
    case .sentry: 0x5379_0000...0x5379_ffff
    case .facebook: 0xface_0000...0xface_ffff
    case .windowsCE, .wine, .lldb: nil
    }
  }
}

extension StreamType {
  /// Whose stream it is: by name where it has one, or else by the range its number lies in; nil for
  /// a number that nobody has claimed.
  public var producer: StreamProducer? {
    KnownStream.byType[self]?.producer
      ?? StreamProducer.allCases.first { $0.reservedNumbers?.contains(rawValue) == true }
  }
}
