/// Stability reports as Chromium's schemas describe them.
public enum StabilityReportBytes {
  /// One with every field of the schema that was in use until 2023, but for those of today's.
  public static let old =
    ([
      .message(1, [.varint(1, 2)]),
      .message(2, process),
      .text(3, "first line"),
      .text(3, "second line"),
      .message(4, entry("channel", [.text(3, "beta")])),
      .message(5, [.fixed32(1, 0x1122_3344), .fixed32(2, 0x5566_7788)]),
      .varint(6, 1),
      .message(7, [.message(1, [.varint(1, 1000), .varint(2, 400), .varint(3, 77)])]),
      .varint(8, 4711),
    ] as ProtobufBytes).bytes

  private static let process: ProtobufBytes = [
    .message(
      1,
      [
        .varint(1, 0x7f00_0000), .varint(2, 0x2000), .text(3, "/bin/chrome"), .text(4, "C0DE"),
        .text(5, "chrome.pdb"), .text(6, "DEB06"), .text(7, "1.2.3"),
        // -1
        .varint(8, .max), .varint(9, 1),
      ]),
    .message(2, thread),
    .varint(3, 4711),
    .message(
      4,
      [
        .message(
          1, [.varint(1, 10), .varint(2, 20), .varint(3, 30), .varint(4, 1 << 20), .varint(5, 5)])
      ]),
    .varint(5, 1),
    .message(6, entry("flag", [.varint(6, 1)])),
    .message(7, [.message(1, [.varint(1, 32)]), .message(2, [.varint(1, 64)])]),
  ]

  private static let thread: ProtobufBytes = [
    .text(1, "CrBrowserMain"),
    .varint(2, 99),
    .varint(3, 2),
    .message(
      4,
      [
        .varint(1, 2), .varint(2, 1234), .varint(3, 0xa3), .varint(4, 0xa4), .varint(5, 0xa5),
        .varint(6, 0xa6), .varint(7, 0xa7), .varint(8, 0xa8),
        .message(9, entry("key", [.varint(8, 7)])), .varint(11, 0xab), .varint(12, 0xac),
        .varint(13, 0xad),
      ]),
    .message(5, [.varint(1, 11), .varint(2, 0xb2), .varint(3, 0xb3), .varint(4, 0xb4)]),
  ]

  /// An entry of a map.
  private static func entry(_ key: String, _ value: ProtobufBytes) -> ProtobufBytes {
    [.text(1, key), .message(2, value)]
  }
}
