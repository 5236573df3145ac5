import Bytes
import MinidumpFormat

// Streams that are one record.

extension StreamPart {
  static let miscInfo = StreamPart(type: .miscInfo) { composition throws(WritingError) in
    guard let miscInfo = composition.snapshot.miscInfo else { return nil }
    return try composition.layout.place { miscInfo.append(to: &$0) }
  }

  static let exception = StreamPart(type: .exception) { composition throws(WritingError) in
    for further in composition.snapshot.furtherExceptions {
      try composition.enter(.exception, at: try composition.place(further))
    }
    guard let exception = composition.snapshot.exception else { return nil }
    return try composition.place(exception)
  }

  static let breakpadInfo = StreamPart(type: .breakpadInfo) { composition throws(WritingError) in
    guard let record = composition.snapshot.breakpadInfo else { return nil }
    return try composition.layout.place { $0.append(record) }
  }

  static let assertionInfo = StreamPart(type: .assertionInfo) { composition throws(WritingError) in
    guard let record = composition.snapshot.assertionInfo else { return nil }
    return try composition.layout.place { $0.append(record) }
  }
}

extension Composition {
  fileprivate mutating func place(_ exception: ExceptionSnapshot) throws(WritingError) -> Location {
    var record = exception.record
    record.context =
      exception.context == nil ? context(ofThread: record.threadID) : try place(exception.context)
    return try layout.place { [record] in $0.append(record) }
  }

  private func context(ofThread id: UInt32) -> Location {
    threads.firstIndex { $0.record.id == id }.map { contexts[$0] } ?? Location()
  }
}
