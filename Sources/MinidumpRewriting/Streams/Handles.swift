import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let handleData = StreamTransfer(type: .handleData) { snapshot throws(MinidumpError) in
    for record in try snapshot.stream(HandleData.self)?.records.map(\.self) ?? [] {
      let subject = "of handle \(record.handle)"
      snapshot.handles.append(
        HandleSnapshot(
          record: record,
          typeName: snapshot.optionalText(at: record.typeNameOffset, of: "type \(subject)"),
          objectName: snapshot.optionalText(at: record.objectNameOffset, of: "name \(subject)")))
    }
  }
}
