public import Bytes
public import MinidumpFormat

/// The mappings of the process: `/proc/PID/maps`, parsed.
public struct LinuxMaps: TextStream, RandomAccessCollection {
  public static let type = StreamType.linuxMaps

  public let view: ByteView
  /// Lines that are no mappings are left out.
  public let mappings: [LinuxMapping]
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
    var mappings: [LinuxMapping] = []
    var brokenCount = 0
    for line in view.bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == 0 }) {
      if let mapping = LinuxMapping(line) {
        mappings.append(mapping)
      } else {
        brokenCount += 1
      }
    }
    self.mappings = mappings
    problems =
      brokenCount == 0
      ? []
      : [MinidumpError("Linux maps", "\(brokenCount) lines are no mappings", at: view.fileOffset)]
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { mappings.count }
  public subscript(position: Int) -> LinuxMapping { mappings[position] }
}

/// One line of `/proc/PID/maps`: `5600-5700 r-xp 00001000 08:01 1234  /usr/bin/cat`.
public struct LinuxMapping: Hashable, Sendable {
  /// Where the mapping begins.
  public var startAddress: UInt64
  /// Where it ends: the address after its last byte, never below ``startAddress``.
  public var endAddress: UInt64
  /// "r-xp".
  public var permissions: String
  /// Where in the file the mapping begins.
  public var offset: UInt64
  /// "08:01".
  public var device: String
  /// The file's number on its device.
  public var inode: UInt64
  /// The file's path, "[stack]" and the like, or empty.
  public var path: String

  /// Whether the process may read it.
  public var isReadable: Bool { permissions.hasPrefix("r") }
  /// Whether the process may write it.
  public var isWritable: Bool { permissions.dropFirst().hasPrefix("w") }
  /// Whether the process may run it.
  public var isExecutable: Bool { permissions.dropFirst(2).hasPrefix("x") }
  /// Whether what is written reaches the file and other processes.
  public var isShared: Bool { permissions.dropFirst(3).hasPrefix("s") }

  /// Reads a line; nil when it is not a mapping.
  init?(_ line: some Collection<UInt8>) {
    let blank = UInt8(ascii: " ")
    let fields = line.split(separator: blank, maxSplits: 5)
    guard fields.count >= 5 else { return nil }
    let range = fields[0].split(separator: UInt8(ascii: "-"))
    guard range.count == 2,
      let start = UInt64(text(range[0]), radix: 16), let end = UInt64(text(range[1]), radix: 16),
      start <= end,
      let offset = UInt64(text(fields[2]), radix: 16), let inode = UInt64(text(fields[4]))
    else { return nil }
    startAddress = start
    endAddress = end
    permissions = text(fields[1])
    self.offset = offset
    device = text(fields[3])
    self.inode = inode
    path = fields.count > 5 ? text(fields[5].drop { $0 == blank }) : ""
  }
}

private func text(_ bytes: some Collection<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).streamSafe
}
