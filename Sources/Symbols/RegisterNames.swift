/// The registers of a CPU by name, as unwind information spells them; a register's number is its
/// place in the list.
public struct RegisterNames: Sendable {
  /// By number, without `$` and without aliases.
  public let names: [String]
  private let spellings: [(bytes: [UInt8], number: UInt8)]

  /// - Parameter aliases: other spellings of a register, with its number.
  public init(_ names: [String], aliases: KeyValuePairs<String, UInt8> = [:]) {
    self.names = names
    spellings =
      names.enumerated().map { (Array($1.utf8), UInt8(truncatingIfNeeded: $0)) }
      + aliases.map { (Array($0.utf8), $1) }
  }

  /// The number of a register named by `spelling`, which may begin with `$`.
  public func number(of spelling: some Collection<UInt8>) -> UInt8? {
    let hasDollar = spelling.first == UInt8(ascii: "$")
    let bare = spelling.dropFirst(hasDollar ? 1 : 0)
    return spellings.first { $0.bytes.elementsEqual(bare) }?.number
  }

  /// As for the bytes of a spelling; nil when no register is called that.
  public func number(of name: String) -> UInt8? { number(of: name.utf8) }
}
