import Bytes
import MinidumpFormat

extension StreamPart {
  static let linuxDSODebug = StreamPart(type: .linuxDSODebug) { composition throws(WritingError) in
    guard let snapshot = composition.snapshot.linuxDSODebug else { return nil }
    switch snapshot.linker {
    case .bits32(var record, let libraries):
      record.count = UInt32(clamping: libraries.count)
      record.mapOffset = try composition.layout.place(libraries, name: \.nameOffset)
      return try composition.layout.place(record, before: snapshot.dynamic)
    case .bits64(var record, let libraries):
      record.count = UInt32(clamping: libraries.count)
      record.mapOffset = try composition.layout.place(libraries, name: \.nameOffset)
      return try composition.layout.place(record, before: snapshot.dynamic)
    case .bits64Packed(var record, let libraries):
      record.count = UInt32(clamping: libraries.count)
      record.mapOffset = try composition.layout.place(libraries, name: \.nameOffset)
      return try composition.layout.place(record, before: snapshot.dynamic)
    }
  }
}

extension DumpLayout {
  /// Lays the names of libraries, then their records, and says where the records are.
  fileprivate mutating func place<LinkMap: Record>(
    _ libraries: [LinuxDSODebugSnapshot.Library<LinkMap>],
    name nameOffset: WritableKeyPath<LinkMap, UInt32>
  ) throws(WritingError) -> UInt32 {
    var records: [LinkMap] = []
    for library in libraries {
      var record = library.record
      record[keyPath: nameOffset] = try place(library.name)
      records.append(record)
    }
    return try place { [records] in $0.append(all: records) }.offset
  }

  fileprivate mutating func place(
    _ record: some Record, before dynamic: ByteView
  ) throws(WritingError) -> Location {
    try place { builder in
      builder.append(record)
      builder.append(contentsOf: dynamic.bytes)
    }
  }
}
