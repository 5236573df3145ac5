import Bytes
import MinidumpFormat
import MinidumpReading
import Unwinding

/// The memory of a dump as the unwinder looks at it.
struct DumpMemory: StackMemory {
  let memory: ProcessMemory
  let permissions: MemoryPermissions

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    memory.number(at: address, byteCount: byteCount)
  }

  func isExecutable(at address: UInt64) -> Bool? {
    permissions.isExecutable(at: address)
  }

  func nextRegion(from address: UInt64) -> Range<UInt64>? {
    guard let region = memory.region(from: address) else { return nil }
    let (end, overflow) = region.address.addingReportingOverflow(UInt64(region.view.byteCount))
    return region.address..<(overflow ? .max : end)
  }
}

extension DumpMemory {
  /// All memory of a dump, and what it says of permissions, the memory map of Linux included.
  init(in reader: inout StreamReader, _ maps: LinuxMaps?) {
    _ = reader.stream(MemoryList.self)
    _ = reader.stream(Memory64List.self)
    memory = ProcessMemory(of: reader.dump)
    permissions = MemoryPermissions(reader.stream(MemoryInfoList.self), maps)
  }
}
