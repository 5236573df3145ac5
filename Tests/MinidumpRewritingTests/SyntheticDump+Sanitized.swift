import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support

extension SyntheticDump {
  /// The dump as `rewrite --sanitize` leaves it.
  func sanitized() throws -> Minidump {
    let dump = try Minidump(ByteView(bytes))
    var snapshot = DumpSnapshot(of: dump, where: Sanitizer.keeps)
    _ = Sanitizer(snapshot).sanitize(&snapshot)
    return try Minidump(ByteView(snapshot.writer.bytes(of: snapshot)))
  }

  /// Four-byte words.
  func words(_ words: [UInt32]) -> [UInt8] {
    var laid = assembler
    for word in words { laid.u32(word) }
    return laid.bytes
  }
}

extension Minidump {
  /// Whether a text is anywhere in the file, in ASCII or UTF-16.
  func says(_ text: String) -> Bool {
    [Array(text.utf8), text.utf8.flatMap { [$0, 0] }].contains {
      view.bytes.firstRange(of: $0) != nil
    }
  }
}
