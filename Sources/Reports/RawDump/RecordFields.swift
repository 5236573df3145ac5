import Bytes
import MinidumpFormat
import MinidumpReading

// A record shows its fields to visitors without their names; Swift's reflection knows the names.
extension RawOutput {
  /// The fields of a record, into the object that is open.
  mutating func fields(of record: some Record) {
    let meanings = (type(of: record) as? any MeaningfulRecord.Type)?.meanings ?? [:]
    for child in Mirror(reflecting: record).children {
      guard let name = child.label else { continue }
      field(name, child.value, meanings[name])
    }
  }

  /// The record at the start of `view`, as an object; nothing where it does not fit.
  mutating func record<R: Record>(
    _ name: String, _ type: R.Type, in view: ByteView, at offset: Int = 0
  ) {
    guard let record = try? view.record(R.self, at: offset, dump.byteOrder) else { return }
    object(name, isLine: Self.isShort(record)) { $0.fields(of: record) }
  }

  private mutating func field(_ name: String, _ value: Any, _ meaning: FieldMeaning?) {
    switch value {
    case let number as any FixedWidthInteger: self.number(name, RawNumber(number), meaning)
    case let code as any OpenCode: self.code(name, code)
    case let array as any FieldArray: self.array(name, array.elementsAsAny, meaning)
    case let location as Location:
      references.note(location, in: dump)
      object(name, isLine: true) { $0.fields(of: location) }
    case let record as any Record: nested(name, record)
    default: self.value(name, String(describing: value))
    }
  }

  private mutating func element(_ record: any Record) { fields(of: record) }

  private mutating func nested(_ name: String, _ record: some Record) {
    let spoken = record as? any SpokenRecord
    let words: String? = spoken?.words
    object(name, meaning: words, isLine: Self.isShort(record)) { $0.fields(of: record) }
  }

  private mutating func number(_ name: String, _ number: RawNumber, _ meaning: FieldMeaning?) {
    var words: String?
    if let meaning { words = self.words(for: number, meaning) }
    value(name, .number(number), meaning: words)
  }

  private mutating func code(_ name: String, _ code: some OpenCode) {
    let number = RawNumber(code.rawValue)
    let named = code as? any NamedCode
    let words: String? = named?.words
    value(name, .number(number), meaning: words)
  }

  private mutating func array(_ name: String, _ elements: [Any], _ meaning: FieldMeaning?) {
    if let records = elements as? [any Record] {
      return list(name, records, isLine: true) { output, record in output.element(record) }
    }
    if let bytes = elements as? [UInt8] {
      return value(name, .digits(bytes))
    }
    let numbers = elements.compactMap { ($0 as? any FixedWidthInteger).map { RawNumber($0) } }
    var words: String?
    if case .text = meaning {
      let units = numbers.lazy.map { UInt16(truncatingIfNeeded: $0.bits) }
      words = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self).streamSafe
    }
    value(name, .numbers(numbers), meaning: words)
  }

  /// Whether a record has so few fields that text has room for it on one line.
  static func isShort(_ record: some Record) -> Bool {
    let fields = Mirror(reflecting: record).children
    return fields.count <= 4 && fields.allSatisfy { !($0.value is any Record) }
      && type(of: record).byteCount <= 32
  }
}

/// A ``FixedArray`` of whichever element and length.
protocol FieldArray {
  var elementsAsAny: [Any] { get }
}

extension FixedArray: FieldArray {
  var elementsAsAny: [Any] { array }
}

/// A record that says something as a whole.
protocol SpokenRecord: Record {
  var words: String? { get }
}

/// A number from a file whose values have names.
protocol NamedCode: OpenCode {
  /// The value's name in the format's documents; nil where it has none.
  var words: String? { get }
}
