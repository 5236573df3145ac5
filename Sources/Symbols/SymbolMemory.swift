/// What a symbol file takes of a process's memory, about, in bytes.
public struct SymbolMemory: Hashable, Sendable {
  /// Of a mapped file: addresses, which cost memory only where they are read.
  public var mappedByteCount: Int
  /// Of memory: decompressed text, indexes, what stays of a mapped file while it is read.
  public var residentByteCount: Int

  public init(mappedByteCount: Int = 0, residentByteCount: Int = 0) {
    self.mappedByteCount = mappedByteCount
    self.residentByteCount = residentByteCount
  }
}
