import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let handleData = StreamTransfer(type: .handleData) { snapshot throws(MinidumpError) in
    guard let handles = try snapshot.stream(HandleData.self) else { return }
    snapshot.noteTails(of: handles)
    for handle in handles {
      let record = handle.record
      let subject = "of handle \(record.handle)"
      snapshot.handles.append(
        HandleSnapshot(
          record: record,
          typeName: snapshot.optionalText(at: record.typeNameOffset, of: "type \(subject)"),
          objectName: snapshot.optionalText(at: record.objectNameOffset, of: "name \(subject)"),
          objectInformation: snapshot.objectInformation(of: handle)))
    }
  }
}

extension DumpSnapshot {
  /// Notes that records are longer than the known ones: what is behind may point anywhere.
  fileprivate mutating func noteTails(of handles: HandleData) {
    let records = handles.records
    let known =
      records.stride < Handle2Record.byteCount ? HandleRecord.byteCount : Handle2Record.byteCount
    guard records.stride > known, !records.isEmpty else { return }
    note(
      MinidumpError(
        "handle data",
        "\(records.stride - known) bytes of each handle, behind what is known of them, are left out",
        at: records.view.fileOffset))
  }

  /// The facts about a handle's object, as many as may be taken; nil in the shorter record.
  fileprivate mutating func objectInformation(
    of handle: Minidump.Handle
  ) -> [HandleSnapshot.ObjectInformation]? {
    guard handle.objectInfoOffset != nil else { return nil }
    var facts: [HandleSnapshot.ObjectInformation] = []
    for fact in handle.objectInformation
    where spend(HandleObjectInformationRecord.byteCount + fact.view.byteCount) {
      facts.append(HandleSnapshot.ObjectInformation(type: fact.type, bytes: fact.view))
    }
    return facts
  }
}
