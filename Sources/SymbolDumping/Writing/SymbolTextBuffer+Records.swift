import Bytes

/// Breakpad's records, each a line.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/HEAD/docs/symbol_files.md>
extension SymbolTextBuffer {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  mutating func endLine() { append(Self.lineFeed) }

  /// `MODULE os architecture identifier name`
  mutating func appendModule(
    operatingSystem: String, architecture: String, identifier: String, name: String
  ) {
    append("MODULE ")
    append("\(operatingSystem) \(architecture) \(identifier) ")
    appendName(name)
    endLine()
  }

  /// `INFO CODE_ID identifier`
  mutating func appendCodeIdentifier(_ identifier: String) {
    append("INFO CODE_ID ")
    append(identifier.uppercased())
    endLine()
  }

  /// `INFO GENERATOR text`
  mutating func appendGenerator(_ generator: String) {
    append("INFO GENERATOR ")
    appendName(generator)
    endLine()
  }

  /// `FILE number name`
  mutating func appendFile(_ number: Int, _ name: [UInt8]) {
    append("FILE ")
    appendDecimal(UInt64(number))
    append(Self.blank)
    appendName(name)
    endLine()
  }

  /// `INLINE_ORIGIN number name`, without the name and what is behind it.
  mutating func beginInlineOrigin(_ number: Int) {
    append("INLINE_ORIGIN ")
    appendDecimal(UInt64(number))
    append(Self.blank)
  }

  /// `FUNC [m] address byte-count parameter-byte-count name`, without the name and what is behind it.
  @inline(__always)
  mutating func beginFunction(_ address: UInt64, byteCount: UInt64, isOneOfSeveral: Bool) {
    append("FUNC ")
    if isOneOfSeveral { append("m ") }
    appendHexadecimal(address)
    append(Self.blank)
    appendHexadecimal(byteCount)
    append(" 0 ")
  }

  /// `PUBLIC [m] address parameter-byte-count name`, without the name and what is behind it.
  mutating func beginPublic(_ address: UInt64, isOneOfSeveral: Bool) {
    append("PUBLIC ")
    if isOneOfSeveral { append("m ") }
    appendHexadecimal(address)
    append(" 0 ")
  }

  /// `INLINE depth call-line call-file origin (address byte-count)+`, without the ranges.
  @inline(__always)
  mutating func beginInline(depth: Int, callLine: UInt64, callFile: Int, origin: Int) {
    append("INLINE ")
    appendDecimal(UInt64(depth))
    append(Self.blank)
    appendDecimal(callLine)
    append(Self.blank)
    appendDecimal(UInt64(callFile))
    append(Self.blank)
    appendDecimal(UInt64(origin))
  }

  /// A range of an `INLINE` record.
  @inline(__always)
  mutating func appendRange(_ address: UInt64, byteCount: UInt64) {
    append(Self.blank)
    appendHexadecimal(address)
    append(Self.blank)
    appendHexadecimal(byteCount)
  }

  /// `address byte-count line file`
  @inline(__always)
  mutating func appendLine(_ address: UInt64, byteCount: UInt64, line: UInt64, file: Int) {
    appendHexadecimal(address)
    append(Self.blank)
    appendHexadecimal(byteCount)
    append(Self.blank)
    appendDecimal(line)
    append(Self.blank)
    appendDecimal(UInt64(file))
    endLine()
  }

  /// `STACK CFI INIT address byte-count rules`, without the rules and what is behind them.
  mutating func beginCallFrames(_ address: UInt64, byteCount: UInt64) {
    append("STACK CFI INIT ")
    appendHexadecimal(address)
    append(Self.blank)
    appendHexadecimal(byteCount)
  }

  /// `STACK CFI address rules`, without the rules and what is behind them.
  mutating func beginCallFrameChange(_ address: UInt64) {
    append("STACK CFI ")
    appendHexadecimal(address)
  }
}
