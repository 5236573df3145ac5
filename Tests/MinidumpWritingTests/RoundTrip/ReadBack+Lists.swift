import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareLists() throws {
    let attributes = try dump.stream(MemoryInfoList.self).map(Array.init) ?? []
    compare("memory attributes", attributes, snapshot.memoryInfo)
    let handles = try dump.stream(HandleData.self).map(Array.init) ?? []
    compare(
      "handles", handles.map { bare($0.record) }, snapshot.handles.map { bare($0.record) })
    compare("their types", handles.map(\.typeName), snapshot.handles.map(\.typeName))
    compare("their objects", handles.map(\.objectName), snapshot.handles.map(\.objectName))
  }

  private func bare(_ record: HandleRecord) -> HandleRecord {
    filled(record) {
      $0.typeNameOffset = 0
      $0.objectNameOffset = 0
    }
  }

  /// Every piece is there, whichever list it is found by, and the lists have nothing else.
  mutating func compareMemory() throws {
    let listed =
      snapshot.threads.filter(\.isStackListed).compactMap(\.stack)
      + snapshot.threadsEx.filter(\.isStackListed).compactMap(\.stack)
      + snapshot.threadsEx.filter(\.isBackingStoreListed).compactMap(\.backingStore)
      + snapshot.memory
    let unlisted = snapshot.threads.filter { !$0.isStackListed }.compactMap(\.stack)
    let memory = ProcessMemory(of: dump)
    for piece in listed + unlisted where piece.byteCount > 0 {
      let read = memory.bytes(at: piece.address, byteCount: Int(piece.byteCount))
      compare("memory at \(piece.address)", read ?? [], piece.bytes)
    }
    let list = try dump.stream(MemoryList.self).map { $0.map(\.address) } ?? []
    let list64 = try dump.stream(Memory64List.self).map { $0.map(\.address) } ?? []
    if !list64.isEmpty {
      compare("both lists", list, Array(list64.prefix(4096)))
    }
    compare("regions", Set(list64 + list), regionStarts(listed))
  }

  /// The addresses that begin a region: those of pieces that do not begin inside another.
  private func regionStarts(_ pieces: [MemorySnapshot]) -> Set<UInt64> {
    var starts: Set<UInt64> = []
    var end: UInt64 = 0
    for piece in pieces.sorted(by: { $0.address < $1.address }) where piece.byteCount > 0 {
      if piece.address >= end {
        starts.insert(piece.address)
      }
      end = max(end, piece.address + piece.byteCount)
    }
    return starts
  }
}
