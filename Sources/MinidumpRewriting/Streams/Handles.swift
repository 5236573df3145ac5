import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let handleData = StreamTransfer(type: .handleData) { snapshot throws(MinidumpError) in
    snapshot.handles =
      try snapshot.stream(HandleData.self)?.map {
        HandleSnapshot(record: $0.record, typeName: $0.typeName, objectName: $0.objectName)
      } ?? []
  }
}
