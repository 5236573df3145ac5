import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let memory64List = StreamTransfer(type: .memory64List) { snapshot throws(MinidumpError) in
    snapshot.memory +=
      try snapshot.stream(Memory64List.self)?.map { MemorySnapshot($0) } ?? []
  }

  /// Behind ``memory64List``: readers prefer the bytes of that.
  static let memoryList = StreamTransfer(type: .memoryList) { snapshot throws(MinidumpError) in
    snapshot.memory += try snapshot.stream(MemoryList.self)?.map { MemorySnapshot($0) } ?? []
  }

  static let memoryInfoList = StreamTransfer(type: .memoryInfoList) {
    snapshot throws(MinidumpError) in
    snapshot.memoryInfo = try snapshot.stream(MemoryInfoList.self).map(Array.init) ?? []
  }
}

extension MemorySnapshot {
  fileprivate init(_ region: Minidump.MemoryRegion) {
    self.init(address: region.address, bytes: region.view)
  }
}
