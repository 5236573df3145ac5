import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// The stream of a type, whose problems become the snapshot's.
  mutating func stream<Stream: MinidumpStream>(
    _ type: Stream.Type
  ) throws(MinidumpError) -> Stream? {
    let stream = try dump.stream(type)
    log.append(stream?.problems ?? [])
    return stream
  }

  mutating func note(_ problem: MinidumpError) {
    log.append(problem)
  }

  /// Whether so many bytes may be taken; noted where they may not for the first time.
  mutating func spend(_ byteCount: Int) -> Bool {
    let wasExhausted = budget.isExhausted
    guard budget.spend(byteCount) else {
      if !wasExhausted {
        note(
          MinidumpError(
            "dump", "its parts are longer together than twice the file: some are left out"))
      }
      return false
    }
    return true
  }

  /// `view`, or nothing where too much has been taken already.
  mutating func affordable(_ view: ByteView) -> ByteView {
    spend(view.byteCount) ? view : .empty
  }

  /// The bytes at `location`; noted where the file ends before they do.
  mutating func bytes(at location: Location, of subject: @autoclosure () -> String) -> ByteView {
    let view = dump.bytes(at: location)
    if view.byteCount < Int(location.byteCount) {
      note(
        MinidumpError(
          subject(), "\(location.byteCount) bytes, of which the file has \(view.byteCount)",
          at: UInt64(location.offset)))
    }
    return affordable(view)
  }

  /// As much of `view` as there are addresses from `address` on; noted where that is not all.
  mutating func inAddressSpace(
    _ view: ByteView, at address: UInt64, of subject: String
  ) -> ByteView {
    let lastIndex = UInt64.max - address
    guard !view.isEmpty, UInt64(view.byteCount - 1) > lastIndex else { return view }
    note(
      MinidumpError(
        subject,
        "\(view.byteCount) bytes at 0x\(String(address, radix: 16)) end beyond the last address: "
          + "\(lastIndex + 1) of them are kept", at: view.fileOffset))
    return view.clampedSlice(at: 0, byteCount: lastIndex + 1)
  }

  /// Keeps a stream's bytes, where its value alone would not give them back: forms that are newer or
  /// otherwise unlike the known ones. Only for streams that point nowhere.
  ///
  /// - Returns: whether the bytes are kept.
  mutating func keepsBytes(of type: StreamType, unlike encoded: [UInt8]) -> Bool {
    guard let view = dump.streams.last(of: type)?.view, view.bytes != encoded else { return false }
    let bytes = affordable(view)
    if bytes.byteCount == view.byteCount {
      rawStreams.append(RawStream(type: type, bytes: bytes))
    }
    return true
  }

  /// Notes that a stream goes on behind what is known of it.
  mutating func noteTail(of type: StreamType, behind byteCount: Int) {
    guard let view = dump.streams.last(of: type)?.view, view.byteCount > byteCount else { return }
    note(
      MinidumpError(
        "\(type)", "\(view.byteCount - byteCount) bytes behind what is known of it are left out",
        at: view.fileOffset &+ UInt64(byteCount)))
  }
}
