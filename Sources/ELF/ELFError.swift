/// Why a file, or a part of it, cannot be read as ELF, as a sentence.
public struct ELFError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) {
    self.description = description
  }
}
