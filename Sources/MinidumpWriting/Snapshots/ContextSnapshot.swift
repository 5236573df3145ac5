public import Bytes

/// The registers of a thread, as a record of any CPU.
public struct ContextSnapshot: Sendable {
  private let encode: @Sendable (ByteOrder) -> [UInt8]

  init(encode: @escaping @Sendable (ByteOrder) -> [UInt8]) {
    self.encode = encode
  }

  /// - Parameters:
  ///   - record: `ContextAMD64` or another of the format's contexts; it has to go with the
  ///     architecture in the system information.
  ///   - extendedState: what the CPU's XSAVE area holds beyond the record, in the dump's byte order.
  public init<Context: Record>(_ record: Context, extendedState: ByteView = .empty) {
    encode = { order in
      var builder = ByteBuilder(order)
      builder.append(record)
      builder.append(contentsOf: extendedState.bytes)
      return builder.bytes
    }
  }

  /// A context that is already bytes, in the dump's byte order.
  public init(bytes: ByteView) {
    encode = { _ in bytes.bytes }
  }

  /// The context as it lies in a dump.
  public func encoded(_ order: ByteOrder) -> [UInt8] {
    encode(order)
  }
}
