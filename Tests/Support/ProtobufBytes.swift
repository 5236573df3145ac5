/// A message of Protocol Buffers laid by hand, a field behind the other.
public struct ProtobufBytes: Sendable, ExpressibleByArrayLiteral {
  public let bytes: [UInt8]

  public init(arrayLiteral fields: Field...) {
    bytes = fields.flatMap(\.bytes)
  }

  public struct Field: Sendable {
    let bytes: [UInt8]

    /// Wire type 0.
    public static func varint(_ number: UInt64, _ value: UInt64) -> Field {
      Field(bytes: laid(number << 3) + laid(value))
    }

    /// Wire type 1.
    public static func fixed64(_ number: UInt64, _ value: UInt64) -> Field {
      Field(
        bytes: laid(number << 3 | 1) + (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }

    /// Wire type 2.
    public static func counted(_ number: UInt64, _ bytes: [UInt8]) -> Field {
      Field(bytes: laid(number << 3 | 2) + laid(UInt64(bytes.count)) + bytes)
    }

    public static func text(_ number: UInt64, _ text: String) -> Field {
      counted(number, Array(text.utf8))
    }

    public static func message(_ number: UInt64, _ message: ProtobufBytes) -> Field {
      counted(number, message.bytes)
    }

    /// Wire type 5.
    public static func fixed32(_ number: UInt64, _ value: UInt32) -> Field {
      Field(
        bytes: laid(number << 3 | 5) + (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }

    private static func laid(_ number: UInt64) -> [UInt8] {
      number < 0x80
        ? [UInt8(number)] : [UInt8(truncatingIfNeeded: number) | 0x80] + laid(number >> 7)
    }
  }
}
