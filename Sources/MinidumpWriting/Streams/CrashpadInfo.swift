import Bytes
import MinidumpFormat

extension StreamPart {
  static let crashpadInfo = StreamPart(type: .crashpadInfo) { composition throws(WritingError) in
    guard let crashpad = composition.snapshot.crashpad else { return nil }
    var record = CrashpadInfoRecord()
    record.version = crashpad.version
    record.reportID = crashpad.reportID
    record.clientID = crashpad.clientID
    record.simpleAnnotations = try composition.layout.place(crashpad.simpleAnnotations)
    record.moduleList = try composition.layout.place(crashpad.modules)
    guard let addressMask = crashpad.addressMask else {
      return try composition.layout.place { [record] in $0.append(record) }
    }
    var masked = CrashpadInfoWithMaskRecord()
    masked.info = record
    masked.addressMask = addressMask
    return try composition.layout.place { [masked] in $0.append(masked) }
  }
}

extension DumpLayout {
  fileprivate mutating func place(
    _ modules: [CrashpadSnapshot.Module]
  ) throws(WritingError) -> Location {
    var links: [CrashpadModuleLinkRecord] = []
    for module in modules {
      var link = CrashpadModuleLinkRecord()
      link.moduleIndex = module.moduleIndex
      link.location = try place(module)
      links.append(link)
    }
    return links.isEmpty ? Location() : try place(list: links)
  }

  private mutating func place(_ module: CrashpadSnapshot.Module) throws(WritingError) -> Location {
    var record = CrashpadModuleInfoRecord()
    record.version = module.version
    record.listAnnotations = try place(module.listAnnotations)
    record.simpleAnnotations = try place(module.simpleAnnotations)
    record.annotationObjects = try place(module.annotationObjects)
    return try place { [record] in $0.append(record) }
  }

  /// Nothing is laid for an empty list, here and below: Crashpad does without, too.
  private mutating func place(_ texts: [String]) throws(WritingError) -> Location {
    var offsets: [UInt32] = []
    for text in texts {
      offsets.append(try place(utf8: text))
    }
    guard !offsets.isEmpty else { return Location() }
    return try place { [offsets] builder in
      builder.append(count: offsets.count)
      for offset in offsets {
        builder.append(offset)
      }
    }
  }

  fileprivate mutating func place(
    _ annotations: [CrashpadSnapshot.SimpleAnnotation]
  ) throws(WritingError) -> Location {
    var records: [CrashpadDictionaryEntryRecord] = []
    for annotation in annotations {
      var record = CrashpadDictionaryEntryRecord()
      record.keyOffset = try place(utf8: annotation.key)
      record.valueOffset = try place(utf8: annotation.value)
      records.append(record)
    }
    return records.isEmpty ? Location() : try place(list: records)
  }

  private mutating func place(
    _ annotations: [CrashpadSnapshot.Annotation]
  ) throws(WritingError) -> Location {
    var records: [CrashpadAnnotationRecord] = []
    for annotation in annotations {
      var record = CrashpadAnnotationRecord()
      record.nameOffset = try place(utf8: annotation.name)
      record.type = annotation.type
      record.valueOffset = try place(byteArray: annotation.value)
      records.append(record)
    }
    return records.isEmpty ? Location() : try place(list: records)
  }
}
