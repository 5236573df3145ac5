public import Symbols

/// What lies on a stack between a frame's stack pointer and that of its caller.
public struct StackContents: Hashable, Sendable {
  /// Address of the first byte.
  public var address: UInt64
  /// The bytes; nil where the dump does not hold them.
  public var bytes: [UInt8?]
  /// The words that are addresses of functions with known names.
  public var codePointers: [CodePointer]
  /// How many bytes a word has: 4 or 8.
  public var wordByteCount: Int

  public init(
    address: UInt64, bytes: [UInt8?], codePointers: [CodePointer] = [], wordByteCount: Int
  ) {
    self.address = address
    self.bytes = bytes
    self.codePointers = codePointers
    self.wordByteCount = wordByteCount
  }
}

/// A word on a stack that is the address of code.
public struct CodePointer: Hashable, Sendable {
  /// Where the word lies.
  public var address: UInt64
  /// The address of the code.
  public var value: UInt64
  /// The same from where the code's module is loaded.
  public var relativeValue: UInt64
  /// What the symbols say of ``value``.
  public var symbol: SymbolMatch

  public init(address: UInt64, value: UInt64, relativeValue: UInt64, symbol: SymbolMatch) {
    self.address = address
    self.value = value
    self.relativeValue = relativeValue
    self.symbol = symbol
  }
}
