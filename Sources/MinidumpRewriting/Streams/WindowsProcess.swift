import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let handleOperationList = StreamTransfer(type: .handleOperationList) {
    snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(HandleOperationList.self) else { return }
    let records = Array(list)
    snapshot.handleOperations =
      snapshot.known(records, of: list, as: records.encoded(snapshot.dump.byteOrder)) ?? []
  }

  static let token = StreamTransfer(type: .token) { snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(TokenList.self) else { return }
    let tokens = TokenListSnapshot(
      elementHeaderByteCount: list.header.elementHeaderByteCount,
      tokens: list.map { .init(id: $0.id, handle: $0.record.handle, bytes: $0.view) })
    snapshot.tokens = snapshot.known(
      tokens, of: list, as: tokens.encoded(snapshot.dump.byteOrder))
  }

  static let commentA = StreamTransfer(type: .commentA) { snapshot throws(MinidumpError) in
    guard let comment = try snapshot.stream(CommentA.self) else { return }
    snapshot.commentBytes = snapshot.affordable(comment.view)
  }

  static let commentW = StreamTransfer(type: .commentW) { snapshot throws(MinidumpError) in
    guard let comment = try snapshot.stream(CommentW.self) else { return }
    snapshot.comment = snapshot.known(
      comment.text, of: comment,
      as: EncodedComment.bytes(of: comment.text, snapshot.dump.byteOrder))
  }

  static let systemMemoryInfo = StreamTransfer(type: .systemMemoryInfo) {
    snapshot throws(MinidumpError) in
    guard let info = try snapshot.stream(SystemMemoryInfo.self) else { return }
    let value: SystemMemorySnapshot =
      info.version == 1 ? .first(info.record.first) : .second(info.record)
    snapshot.systemMemory = snapshot.known(
      value, of: info, as: value.encoded(snapshot.dump.byteOrder))
  }

  static let processVMCounters = StreamTransfer(type: .processVMCounters) {
    snapshot throws(MinidumpError) in
    guard let counters = try snapshot.stream(ProcessVMCounters.self) else { return }
    let value: ProcessVMCountersSnapshot =
      switch counters.form {
      case .first(let record): .first(record)
      case .second(let record): .second(record)
      }
    snapshot.processVMCounters = snapshot.known(
      value, of: counters, as: value.encoded(snapshot.dump.byteOrder))
  }
}
