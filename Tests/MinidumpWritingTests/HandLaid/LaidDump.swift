import Bytes
import Support

/// A dump laid by hand, in either byte order, without the format's own description.
struct LaidDump {
  private(set) var assembler: ByteAssembler
  private var streams: [(type: UInt32, byteCount: Int, offset: Int)] = []

  init(_ order: ByteOrder) {
    assembler = ByteAssembler(bigEndian: order == .bigEndian)
    assembler.fill(32)
  }

  /// Lays something at the next multiple of `alignment` and says where.
  mutating func lay(alignment: Int = 4, _ lay: (inout ByteAssembler) -> Void) -> UInt32 {
    align(to: alignment)
    let offset = assembler.offset
    lay(&assembler)
    return UInt32(offset)
  }

  /// Lays something that goes into the directory.
  mutating func stream(_ type: UInt32, _ lay: (inout ByteAssembler) -> Void) {
    align(to: 4)
    let offset = assembler.offset
    lay(&assembler)
    streams.append((type, assembler.offset - offset, offset))
  }

  /// A MINIDUMP_STRING: byte count, UTF-16, a zero.
  mutating func string(_ text: String) -> UInt32 {
    lay {
      $0.u32(UInt32(text.utf16.count * 2))
      $0.utf16(text)
      $0.u16(0)
    }
  }

  /// A MinidumpUTF8String: byte count, UTF-8, a zero.
  mutating func utf8String(_ text: String) -> UInt32 {
    lay {
      $0.u32(UInt32(text.utf8.count))
      $0.raw(text.utf8)
      $0.u8(0)
    }
  }

  mutating func align(to alignment: Int) {
    assembler.skip(to: (assembler.offset + alignment - 1) / alignment * alignment)
  }

  /// Lays the directory and the header; the dump's bytes but for what follows the directory.
  mutating func finish(timestamp: UInt32 = 0, flags: UInt64 = 0) -> [UInt8] {
    align(to: 4)
    let directory = streams.isEmpty ? 0 : assembler.offset
    for stream in streams {
      assembler.u32(stream.type)
      assembler.u32(UInt32(stream.byteCount))
      assembler.u32(UInt32(stream.offset))
    }
    var header = ByteAssembler(bigEndian: assembler.bigEndian)
    header.u32(0x504d_444d)  // "MDMP"
    header.u32(0xa793)  // version
    header.u32(UInt32(streams.count))
    header.u32(UInt32(directory))
    header.u32(0)  // checksum
    header.u32(timestamp)
    header.u64(flags)
    return header.bytes + assembler.bytes.dropFirst(32)
  }
}
