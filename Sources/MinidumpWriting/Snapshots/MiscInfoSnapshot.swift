package import Bytes
public import MinidumpFormat

/// Facts about the process, in one of the five forms of the stream: MINIDUMP_MISC_INFO and its
/// successors. The writer fills in how long the form is.
public enum MiscInfoSnapshot: Sendable {
  case first(MiscInfo1Record)
  case second(MiscInfo2Record)
  case third(MiscInfo3Record)
  case fourth(MiscInfo4Record)
  case fifth(MiscInfo5Record)
}

extension MiscInfoSnapshot {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    append(to: &builder)
    return builder.bytes
  }

  func append(to builder: inout ByteBuilder) {
    switch self {
    case .first(let record): append(record, \.infoByteCount, to: &builder)
    case .second(let record): append(record, \.first.infoByteCount, to: &builder)
    case .third(let record): append(record, \.second.first.infoByteCount, to: &builder)
    case .fourth(let record): append(record, \.third.second.first.infoByteCount, to: &builder)
    case .fifth(let record):
      append(record, \.fourth.third.second.first.infoByteCount, to: &builder)
    }
  }

  private func append<Form: Record>(
    _ record: Form, _ infoByteCount: WritableKeyPath<Form, UInt32>, to builder: inout ByteBuilder
  ) {
    var record = record
    record[keyPath: infoByteCount] = UInt32(Form.byteCount)
    builder.append(record)
  }
}
