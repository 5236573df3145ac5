import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let handleData = StreamTransfer(type: .handleData) { snapshot throws(MinidumpError) in
    for handle in try snapshot.stream(HandleData.self).map(Array.init) ?? [] {
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
