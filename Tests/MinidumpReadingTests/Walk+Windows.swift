import Bytes
import MinidumpFormat
import MinidumpReading

extension Walk {
  /// Touches a stream that only Windows' own writer, or Wine's, knows; false when it is none.
  mutating func touchWindows(_ stream: some MinidumpStream) -> Bool {
    switch stream {
    case let stream as ThreadExList:
      each(stream) {
        $0.count($1.thread.stack)
        $0.count($1.backingStore)
      }
    case let stream as ThreadInfoList: each(stream) { $0.count($1.startAddress) }
    case let stream as HandleOperationList: each(stream) { $0.count($1.stack) }
    case let stream as FunctionTables:
      each(stream) {
        $0.count($1.nativeDescriptor)
        $0.count(($1.runtimeFunctions ?? .init(in: .empty, .littleEndian)).count)
        $0.count($1.runtimeFunctions?.last?.unwindInfoAddress ?? 0)
        $0.count($1.entries)
      }
    case let stream as TokenList: each(stream) { $0.count($1.view) }
    case let stream as WineModuleList: each(stream) { $0.count($1.name) }
    case let stream as CommentA: count(stream.text)
    case let stream as CommentW: count(stream.text)
    case let stream as any OpaqueStream: count(stream.view)
    case let stream as SystemMemoryInfo:
      count(stream.basicPerformance?.commitLimit ?? stream.contiguousPages ?? 0)
    case let stream as ProcessVMCounters:
      count(stream.usage.workingSet ^ (stream.job?.jobTotalCommitLimit ?? 0))
      count(stream.privateUsage ?? stream.virtualSize ?? 0)
    default: return false
    }
    return true
  }

  mutating func touch(_ handle: Minidump.Handle) {
    count((handle.typeName ?? "") + (handle.objectName ?? ""))
    for link in handle.objectInformation {
      count(link.view)
      count("\(String(describing: link.fact))")
    }
  }
}
