import Bytes
import MinidumpFormat

/// Follows the offsets of Crashpad's annotations, for at most as many bytes as the file has.
///
/// In an honest file nothing is pointed to twice; without the bound, a few kilobytes of links that
/// all lead to the same long list would take gigabytes.
struct CrashpadReader {
  private var told: [MinidumpError] = []
  private var untoldCount = 0
  private let dump: Minidump
  private var remainingByteCount: Int

  init(_ dump: Minidump) {
    self.dump = dump
    remainingByteCount = dump.view.byteCount
  }

  mutating func modules(at location: Location) -> [CrashpadInfo.Module] {
    var modules: [CrashpadInfo.Module] = []
    for link: CrashpadModuleLinkRecord in list(at: location, "Crashpad module list") {
      guard spend(CrashpadModuleLinkRecord.byteCount) else { break }
      if let module = module(link) {
        modules.append(module)
      }
    }
    return modules
  }

  private mutating func module(_ link: CrashpadModuleLinkRecord) -> CrashpadInfo.Module? {
    let view = dump.bytes(at: link.location)
    guard let info: CrashpadModuleInfoRecord = try? view.record(at: 0, dump.byteOrder) else {
      note("information on module \(link.moduleIndex) is cut short", at: link.location)
      return nil
    }
    return CrashpadInfo.Module(
      moduleIndex: link.moduleIndex, version: info.version,
      listAnnotations: strings(at: info.listAnnotations),
      simpleAnnotations: dictionary(at: info.simpleAnnotations),
      annotationObjects: objects(at: info.annotationObjects))
  }

  mutating func dictionary(at location: Location) -> [CrashpadInfo.Annotation] {
    var annotations: [CrashpadInfo.Annotation] = []
    for entry: CrashpadDictionaryEntryRecord in list(at: location, "Crashpad dictionary") {
      guard let key = string(at: entry.keyOffset), let value = string(at: entry.valueOffset) else {
        break
      }
      annotations.append(CrashpadInfo.Annotation(key: key, value: value))
    }
    return annotations
  }

  private mutating func strings(at location: Location) -> [String] {
    var strings: [String] = []
    for offset: OffsetRecord in list(at: location, "Crashpad list annotations") {
      guard let text = string(at: offset.offset) else { break }
      strings.append(text)
    }
    return strings
  }

  private mutating func objects(at location: Location) -> [CrashpadInfo.AnnotationObject] {
    var objects: [CrashpadInfo.AnnotationObject] = []
    for record: CrashpadAnnotationRecord in list(at: location, "Crashpad annotation objects") {
      guard let name = string(at: record.nameOffset), let value = bytes(at: record.valueOffset)
      else { break }
      objects.append(
        CrashpadInfo.AnnotationObject(name: name, type: record.type, value: value.bytes))
    }
    return objects
  }

  /// The records behind a 32-bit count; an empty list where there is none.
  private mutating func list<R: Record>(
    at location: Location, _ subject: String
  ) -> RecordList<R> {
    let view = dump.bytes(at: location)
    guard let count: UInt32 = try? view.load(at: 0, dump.byteOrder) else {
      if location.byteCount > 0 {
        note("\(subject) lies outside the file", at: location)
      }
      return RecordList(in: .empty, dump.byteOrder)
    }
    let records = RecordList<R>(
      in: view.clampedSlice(at: 4), dump.byteOrder, count: Int(count))
    if records.count < Int(count) {
      note("\(subject) claims \(count) entries, only \(records.count) are there", at: location)
    }
    return records
  }

  /// The UTF-8 text at `offset`; nil when the bound is reached.
  private mutating func string(at offset: UInt32) -> String? {
    bytes(at: offset).map(utf8Text)
  }

  /// The counted bytes at `offset`, as far as the file has them; nil when the bound is reached.
  private mutating func bytes(at offset: UInt32) -> ByteView? {
    let count: UInt32 = (try? dump.view.load(at: Int(offset), dump.byteOrder)) ?? 0
    let view = dump.view.clampedSlice(at: UInt64(offset) + 4, byteCount: UInt64(count))
    if view.byteCount < Int(count) {
      note("a value of \(count) bytes is cut short", at: Location(byteCount: 0, offset: offset))
    }
    return spend(view.byteCount + 4) ? view : nil
  }

  private mutating func spend(_ byteCount: Int) -> Bool {
    guard remainingByteCount >= byteCount else {
      note("annotations are longer than the file: the rest is left out", at: Location())
      return false
    }
    remainingByteCount -= byteCount
    return true
  }

  /// The first sixteen problems, and how many more there were.
  var problems: [MinidumpError] {
    guard untoldCount > 0 else { return told }
    return told + [MinidumpError("Crashpad info", "\(untoldCount) more problems are not told")]
  }

  private mutating func note(_ sentence: String, at location: Location) {
    guard told.count < 16 else {
      untoldCount += 1
      return
    }
    told.append(MinidumpError("Crashpad info", sentence, at: UInt64(location.offset)))
  }
}

/// An offset in the file: RVA, 4 bytes.
private struct OffsetRecord: Record {
  var offset: UInt32 = 0

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&offset)
  }
}
