import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// A thread's stack, and whether the memory lists tell of it in the same words.
  mutating func stack(
    of thread: Minidump.Thread
  ) -> (memory: MemorySnapshot, isListed: Bool)? {
    stack(thread.record.stack, "stack of thread \(thread.id)")
  }

  /// A stack, and whether the memory lists tell of it in the same words.
  ///
  /// Where the thread says only how long its stack is, as in Windows' full dumps, the stack is what
  /// the lists have there: then readers that look at threads alone find it, too.
  mutating func stack(
    _ record: MemoryRecord, _ subject: String
  ) -> (memory: MemorySnapshot, isListed: Bool)? {
    let (location, address) = (record.location, record.address)
    guard location.byteCount > 0 else { return nil }
    guard location.offset > 0 else {
      guard let listed = listedMemory.bytes(at: address, byteCount: Int(location.byteCount)) else {
        note(
          MinidumpError(
            subject,
            "its \(location.byteCount) bytes at 0x\(String(address, radix: 16)) are in no memory "
              + "list"))
        return nil
      }
      return (MemorySnapshot(address: address, bytes: listed), true)
    }
    let view = dump.bytes(at: location)
    if let listed = listedMemory.bytes(at: address, byteCount: view.byteCount),
      listed.hasSameBytes(as: view)
    {
      return view.isEmpty ? nil : (MemorySnapshot(address: address, bytes: listed), true)
    }
    let own = inAddressSpace(bytes(at: location, of: subject), at: address, of: subject)
    return own.isEmpty ? nil : (MemorySnapshot(address: address, bytes: own), false)
  }
}
