import Bytes
import MinidumpFormat
import MinidumpReading

extension MemoryList: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.list("regions", zip(records, self)) { output, entry in
      output.fields(of: entry.0)
      output.region(entry.1)
    }
  }
}

extension Memory64List: DescribedStream {
  static let recordTypes: [any Record.Type] = [Memory64ListHeader.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", Memory64ListHeader.self, in: view)
    output.list("regions", zip(records, self)) { output, entry in
      output.fields(of: entry.0)
      output.region(entry.1)
    }
  }
}

extension RawOutput {
  fileprivate mutating func region(_ region: Minidump.MemoryRegion) {
    range(from: region.address, byteCount: region.claimedByteCount)
    if region.isCutShort {
      count(
        "byteCountInFile", region.view.byteCount, meaning: "the file does not have all of it")
    }
    bytes("contents", region.view)
  }

  /// The first and the last address of some memory; nothing where it is empty.
  fileprivate mutating func range(from address: UInt64, byteCount: UInt64) {
    guard byteCount > 0 else { return }
    let last = address &+ (byteCount - 1)
    value(
      "range", RawNumber(address).paddedHexadecimal + "-" + RawNumber(last).paddedHexadecimal)
  }
}

extension MemoryInfoList: DescribedStream {
  static let recordTypes: [any Record.Type] = [MemoryInfoListHeader.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", MemoryInfoListHeader.self, in: view)
    output.list("regions", records) { output, record in
      output.range(from: record.baseAddress, byteCount: record.regionByteCount)
      output.fields(of: record)
    }
  }
}
