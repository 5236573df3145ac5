import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// A thread's stack, and whether the memory lists tell of it in the same words.
  ///
  /// Where the thread says only how long its stack is, as in Windows' full dumps, the stack is what
  /// the lists have there: then readers that look at threads alone find it, too.
  mutating func stack(
    of thread: Minidump.Thread
  ) -> (memory: MemorySnapshot, isListed: Bool)? {
    let location = thread.record.stack.location
    guard location.byteCount > 0 else { return nil }
    let address = thread.stackAddress
    guard location.offset > 0 else {
      guard let listed = listedMemory.bytes(at: address, byteCount: Int(location.byteCount)) else {
        note(
          MinidumpError(
            "stack of thread \(thread.id)",
            "its \(location.byteCount) bytes at 0x\(String(address, radix: 16)) are in no memory "
              + "list"))
        return nil
      }
      return (MemorySnapshot(address: address, bytes: listed), true)
    }
    let view = thread.stack
    if let listed = listedMemory.bytes(at: address, byteCount: view.byteCount),
      listed.isSame(as: view)
    {
      return view.isEmpty ? nil : (MemorySnapshot(address: address, bytes: listed), true)
    }
    let own = bytes(at: location, of: "stack of thread \(thread.id)")
    return own.isEmpty ? nil : (MemorySnapshot(address: address, bytes: own), false)
  }
}

extension ByteView {
  /// Whether both have the same bytes; those of the same place need not be looked at.
  func isSame(as other: ByteView) -> Bool {
    guard byteCount == other.byteCount else { return false }
    if fileOffset == other.fileOffset { return true }
    return unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { unsafe mine.elementsEqual($0) }
    }
  }
}
