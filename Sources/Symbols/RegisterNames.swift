/// The registers of a CPU by name, as unwind information spells them; a register's number is its
/// place in the list.
public struct RegisterNames: Sendable {
  /// A name, and what it begins with as one number, by which names are compared.
  private struct Spelling {
    var beginning: UInt64
    var bytes: [UInt8]
    var number: UInt8

    init(_ name: String, _ number: UInt8) {
      bytes = Array(name.utf8)
      beginning = RegisterNames.beginning(of: bytes[...])
      self.number = number
    }

    func spells(_ bytes: ArraySlice<UInt8>, beginningWith beginning: UInt64) -> Bool {
      beginning == self.beginning && bytes.count == self.bytes.count
        && (bytes.count <= 8 || bytes == self.bytes[...])
    }
  }

  /// By number, without `$` and without aliases.
  public let names: [String]
  private let spellings: [Spelling]

  /// - Parameter aliases: other spellings of a register, with its number.
  public init(_ names: [String], aliases: KeyValuePairs<String, UInt8> = [:]) {
    self.names = names
    spellings =
      names.enumerated().map { Spelling($1, UInt8(truncatingIfNeeded: $0)) }
      + aliases.map { Spelling($0, $1) }
  }

  /// The number of a register named by `spelling`, which may begin with `$`.
  public func number(of spelling: [UInt8]) -> UInt8? {
    let hasDollar = spelling.first == UInt8(ascii: "$")
    let bare = spelling.dropFirst(hasDollar ? 1 : 0)
    let beginning = Self.beginning(of: bare)
    return spellings.first { $0.spells(bare, beginningWith: beginning) }?.number
  }

  /// As for the bytes of a spelling; nil when no register is called that.
  public func number(of name: String) -> UInt8? { number(of: Array(name.utf8)) }

  /// The first eight bytes.
  private static func beginning(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
