import MinidumpReading

/// Whether a dump's memory list is one that Breakpad reads: of no more than 4,096 regions, none over
/// another. What we write is; what Wine writes often is not, and has no stacks for Breakpad then.
func hasOrderlyMemory(_ dump: Minidump) throws -> Bool {
  guard let list = try dump.stream(MemoryList.self), list.count <= 4096 else { return false }
  let regions = list.map { ($0.address, $0.claimedByteCount) }.sorted { $0.0 < $1.0 }
  return zip(regions, regions.dropFirst()).allSatisfy { $1.0 - $0.0 >= $0.1 }
}
