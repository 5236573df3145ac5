import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

@testable import Reports

/// Every stream that can be read is said field by field: one that is added without saying so fails.
@Suite struct CompletenessTests {
  private static let types = MinidumpStreams.all.map { $0.type }
  private static let dumps = [Everything.dump(), RareRecords.dump(), RareRecords.narrowDump()]

  private static let said = dumps.map { dump in
    (json: try? RawDumps.json(dump), text: (try? RawDumps.said(.text, dump)) ?? "")
  }

  @Test func `every kind of stream that is read is described`() {
    for kind in MinidumpStreams.all {
      #expect(kind is any DescribedStream.Type, "\(kind)")
    }
  }

  @Test(arguments: types)
  func `every field of a stream's records is named in JSON`(type: StreamType) throws {
    let streams = Self.said.flatMap { RawDumps.streams(type.description, in: $0.json) }
    try #require(!streams.isEmpty, "no dump of these tests has such a stream")
    let names = JSONValue.array(streams).allNames
    for record in try Self.records(ofStreams: type) {
      for name in Self.fieldNames(of: record) {
        #expect(names.contains(name), "\(record).\(name)")
      }
    }
  }

  @Test(arguments: types)
  func `every field of a stream's records is named in text`(type: StreamType) throws {
    let lines = Self.said.flatMap { RawDumps.lines(type.description, in: $0.text) }
    let words = Set(lines.joined(separator: " ").split { !$0.isLetter && !$0.isNumber })
    for record in try Self.records(ofStreams: type) {
      for name in Self.fieldNames(of: record) {
        #expect(words.contains(name[...]), "\(record).\(name)")
      }
    }
  }

  @Test func `what is said of a field is said of one that is there`() {
    let described = MinidumpStreams.all.compactMap { $0 as? any DescribedStream.Type }
    let records = described.flatMap { $0.recordTypes } + [HeaderRecord.self]
    for record in records {
      guard let meaningful = record as? any MeaningfulRecord.Type else { continue }
      for name in meaningful.meanings.keys {
        #expect(Self.fieldNames(of: record).contains(name), "\(record).\(name)")
      }
    }
  }

  /// The records that the streams of a type say they are made of, and those they keep.
  private static func records(ofStreams type: StreamType) throws -> [any Record.Type] {
    let kind = try #require(MinidumpStreams.all.first { $0.type == type })
    var records = (kind as? any DescribedStream.Type)?.recordTypes ?? []
    for laid in dumps {
      let dump = try Minidump(ByteView(laid.bytes))
      guard let entry = dump.streams.last(of: type) else { continue }
      let stream = try kind.init(entry.view, in: dump)
      for child in Mirror(reflecting: stream).children {
        if let record = child.value as? any Record { records.append(Swift.type(of: record)) }
        if let list = child.value as? any ListOfRecords { records.append(list.element) }
      }
    }
    return records
  }

  /// The properties of a record and of the records in it.
  private static func fieldNames(of type: any Record.Type) -> Set<String> {
    func names(_ value: Any) -> Set<String> {
      var all: Set<String> = []
      for child in Mirror(reflecting: value).children {
        if let label = child.label { all.insert(label) }
        if child.value is any Record { all.formUnion(names(child.value)) }
      }
      return all
    }
    return names(type.init())
  }
}

private protocol ListOfRecords {
  var element: any Record.Type { get }
}

extension RecordList: ListOfRecords {
  fileprivate var element: any Record.Type { Element.self }
}
