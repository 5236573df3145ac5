/// Containers laid by hand, in their simplest form: nothing in them is compressed.
public enum Packed {
  /// A gzip member of stored blocks (RFC 1951, 3.2.4; RFC 1952).
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xffff)
      rest = rest.dropFirst(block.count)
      member.append(rest.isEmpty ? 1 : 0)
      member += little(UInt64(block.count), 2) + little(UInt64(block.count ^ 0xffff), 2)
      member += block
    } while !rest.isEmpty
    return member + little(UInt64(checksum(bytes)), 4) + little(UInt64(bytes.count), 4)
  }

  /// A Zstandard frame of raw blocks, without a checksum (RFC 8878, 3.1.1).
  public static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(1 << 17)
      rest = rest.dropFirst(block.count)
      frame += little(UInt64(block.count << 3 | (rest.isEmpty ? 1 : 0)), 3)
      frame += block
    } while !rest.isEmpty
    return frame
  }

  /// A part of a form: its header fields, one a line, and what it holds.
  public struct Part: Sendable {
    var header: String
    var content: [UInt8]

    public init(header: String, _ content: [UInt8]) {
      self.header = header
      self.content = content
    }

    public static func field(_ name: String, _ value: String) -> Part {
      Part(header: "Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8))
    }

    public static func file(_ name: String, _ content: [UInt8]) -> Part {
      Part(
        header: "Content-Disposition: form-data; name=\"\(name)\"; filename=\"a.dmp\"\r\n"
          + "Content-Type: application/octet-stream", content)
    }
  }

  /// The body of an upload (RFC 7578).
  public static func multipart(
    _ parts: [Part], boundary: String = "---MultipartBoundary-abc---", isWhole: Bool = true
  ) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\n\(part.header)\r\n\r\n".utf8) + part.content
      body += Array("\r\n".utf8)
    }
    return isWhole ? body + Array("--\(boundary)--\r\n".utf8) : body.dropLast(2)
  }

  /// The same bytes so many times.
  public static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    for _ in 0..<count { all += bytes }
    return all
  }

  private static func little(_ number: UInt64, _ byteCount: Int) -> [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
  }

  /// CRC-32 as gzip uses it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xffff_ffff
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    return ~sum
  }
}
