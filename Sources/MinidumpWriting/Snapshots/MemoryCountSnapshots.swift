package import Bytes
public import MinidumpFormat

/// The machine's memory in numbers, in one of the two forms of the stream.
public enum SystemMemorySnapshot: Sendable {
  case first(SystemMemoryInfo1Record)
  case second(SystemMemoryInfo2Record)
}

/// How much memory the process uses, in one of the two forms of the stream.
public enum ProcessVMCountersSnapshot: Sendable {
  case first(ProcessVMCounters1Record)
  case second(ProcessVMCounters2Record)
}

extension SystemMemorySnapshot {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    switch self {
    case .first(let record): builder.append(record)
    case .second(let record): builder.append(record)
    }
    return builder.bytes
  }
}

extension ProcessVMCountersSnapshot {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    switch self {
    case .first(let record): builder.append(record)
    case .second(let record): builder.append(record)
    }
    return builder.bytes
  }
}
